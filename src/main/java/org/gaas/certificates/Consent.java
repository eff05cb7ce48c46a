package org.gaas.certificates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Money;
import org.springframework.stereotype.Component;

/**
 * Whether whoever pays has to be asked before a certificate is renewed. Under a standing order not, while names and price
 * are unchanged; and not where the customer brings it, and so decides. The price is looked at when it is known.
 */
@Component
public class Consent {
    private final OthersNames names;

    public Consent(OthersNames names) {
        this.names = names;
    }

    boolean isNeeded(Subscription agreed, Instant now) {
        return why(agreed, now).isPresent();
    }

    /** Why somebody is to be asked, in sentences; empty when nobody is. */
    Optional<String> why(Subscription agreed, Instant now) {
        var changes = NameChanges.of(agreed, names);
        if (changes.isPresent()) return Optional.of(changes.words());
        if (agreed.way() == Way.BROUGHT) return Optional.empty();
        if (agreed.standing().isEmpty()) return Optional.of("There is no standing order for it.");
        return agreed.standing()
                .filter(order -> !order.holds(now))
                .map(order -> "The standing order for it was good " + order.words() + ".");
    }

    /** The names that it would be for today; those that were agreed where none of them is left. */
    List<CertificateName> namesNow(Subscription agreed) {
        var now = NameChanges.of(agreed, names).now();
        // whoever is asked should see which they were
        return now.isEmpty() ? agreed.names() : now;
    }

    /**
     * Whether a renewal costs more than the one before, which nobody agreed to.
     *
     * @param before what was paid then; empty: nothing is known
     */
    static boolean isDearer(Money price, Optional<Money> before) {
        return before.filter(price::isAbove).isPresent();
    }
}
