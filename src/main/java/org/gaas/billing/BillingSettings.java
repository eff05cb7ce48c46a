package org.gaas.billing;

import java.time.ZoneId;
import java.util.List;
import org.gaas.engine.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hours are written down, and what things cost.
 *
 * @param zone where midnight parts the days
 * @param workingDay in hours: nobody is offered more than this for one task
 * @param quoteDays how long a quote may be accepted
 * @param prices what quotes are made of; nothing can be quoted while there are none
 * @param exclusions what none of them includes
 */
@ConfigurationProperties("gaas.billing")
record BillingSettings(
        @DefaultValue("Europe/Amsterdam") ZoneId zone,
        @DefaultValue("8") int workingDay,
        @DefaultValue("30") int quoteDays,
        @DefaultValue List<Entry> prices,
        @DefaultValue List<Exclusion> exclusions) {
    private static final int MOST_EXCLUSIONS = 20;

    BillingSettings {
        if (exclusions.size() > MOST_EXCLUSIONS)
            throw new IllegalArgumentException("gaas.billing.exclusions: at most " + MOST_EXCLUSIONS);
    }

    /** A price as it is written in the settings, in euros. */
    record Entry(String kind, String english, String dutch, String amount, Per per) {
        Price price() {
            return new Price(kind, english, dutch, Money.euro(amount), per);
        }
    }

    static BillingSettings in(ZoneId zone, int workingDay) {
        return new BillingSettings(zone, workingDay, 30, List.of(), List.of());
    }
}
