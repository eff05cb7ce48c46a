package org.gaas.certificates;

import java.time.Instant;
import java.util.ArrayList;
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

    /** Why somebody is to be asked, in a sentence; empty when nobody is. */
    Optional<String> why(Subscription agreed, Instant now) {
        if (!namesNow(agreed).equals(agreed.names())) return Optional.of("The names have changed since it was agreed.");
        if (agreed.way() == Way.BROUGHT) return Optional.empty();
        if (agreed.standing().isEmpty()) return Optional.of("There is no standing order for it.");
        return agreed.standing()
                .filter(order -> !order.holds(now))
                .map(order -> "The standing order for it was good " + order.words() + ".");
    }

    /** The names that it would be for today: without those of others, and with all that its owner answers under. */
    List<CertificateName> namesNow(Subscription agreed) {
        var others = names.besides(agreed.owner());
        var now = new ArrayList<>(agreed.names());
        now.removeIf(name -> others.stream().anyMatch(name::covers));
        for (var own : names.own(agreed.owner()))
            if (now.stream().noneMatch(name -> name.covers(own))) now.add(new CertificateName(own));
        // all of them are somebody else's: then whoever is asked should see which
        return now.isEmpty() ? agreed.names() : List.copyOf(now);
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
