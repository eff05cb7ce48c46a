package org.gaas.certificates;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many renewals the desk begins, for each authority, and for all that people order or bring together. Authorities
 * take more (Let's Encrypt: 300 in three hours, 50 of a registered domain in a week), so there is room for what people
 * begin.
 *
 * @param anHour within any hour
 * @param ofDomainAWeek within any seven days that hold a name of the same registered domain
 * @param workOfOrder what people spend on a renewal that is ordered, for the forecast
 * @param workOfBringing the same where the customer brings it
 */
@ConfigurationProperties("gaas.certificates.renewal")
public record RenewalSettings(
        @DefaultValue("20") int anHour,
        @DefaultValue("40") int ofDomainAWeek,
        @DefaultValue("PT45M") Duration workOfOrder,
        @DefaultValue("PT30M") Duration workOfBringing) {
    /**
     * @throws IllegalArgumentException less than one
     */
    public RenewalSettings {
        new RenewalQueue.Limits(anHour, ofDomainAWeek);
    }

    Duration work(Way way) {
        return switch (way) {
            case BROUGHT -> workOfBringing;
            case ORDERED -> workOfOrder;
            case ACME -> Duration.ZERO;
        };
    }

    RenewalQueue queue() {
        return new RenewalQueue(new RenewalQueue.Limits(anHour, ofDomainAWeek));
    }
}
