package org.gaas.certificates;

import java.time.Instant;
import java.util.Optional;
import org.gaas.engine.Money;

/**
 * A certificate as the inventory has it.
 *
 * @param lapses whether whoever pays said that it ends with the one in use
 * @param inUse empty: none was ever installed
 * @param newest what has become of the order that was opened last; empty: none was
 * @param givenUp when the last order after the one in use was given up; empty when it was not
 * @param aYear what was paid for it in the last year in which something was
 */
public record InventoryItem(
        long number,
        Subscription agreed,
        boolean lapses,
        Optional<InUse> inUse,
        Optional<Order.State> newest,
        Optional<Instant> givenUp,
        Money aYear) {
    /**
     * The chain that web servers use.
     *
     * @param order the order that it came with
     */
    public record InUse(long order, String issuer, Instant from, Instant until) {
        Validity validity() {
            return new Validity(from, until);
        }
    }

    /** When the desk begins to renew it; empty when it does not. */
    public Optional<Instant> renewal() {
        if (lapses) return Optional.empty();
        return inUse.map(chain -> {
            var planned = chain.validity().renewal();
            return givenUp.map(last -> Urgency.again(last, chain.until()))
                    .filter(planned::isBefore)
                    .orElse(planned);
        });
    }
}
