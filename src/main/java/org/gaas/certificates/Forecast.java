package org.gaas.certificates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collection;

/**
 * What a year costs when certificates live no longer than so many days: public authorities come down to 200, 100 and 47
 * (CA/Browser Forum, ballot SC-081v3).
 *
 * @param days the longest lifetime; 0: as they are today
 * @param renewals in a year, of all certificates together
 * @param work of people, in a year
 * @param price of what is bought, in a year; in the one currency of the prices
 */
public record Forecast(int days, long renewals, Duration work, BigDecimal price) {
    private static final Duration YEAR = Duration.ofDays(365);

    /**
     * What one certificate takes at each renewal.
     *
     * @param lifetime what it has today; it stays when it is shorter than what is forecast
     * @param work of people, for one renewal
     * @param yearlyPrice what its supplier asks for a year, however often it is made anew in it
     */
    record Effort(Duration lifetime, Duration work, BigDecimal yearlyPrice) {}

    static Forecast of(int days, Collection<Effort> all) {
        var renewals = BigDecimal.ZERO;
        var minutes = BigDecimal.ZERO;
        var price = BigDecimal.ZERO;
        for (var one : all) {
            var often = aYear(days == 0 ? one.lifetime() : shorter(one.lifetime(), Duration.ofDays(days)));
            renewals = renewals.add(often);
            minutes = minutes.add(often.multiply(BigDecimal.valueOf(one.work().toMinutes())));
            price = price.add(one.yearlyPrice());
        }
        return new Forecast(
                days, Math.round(renewals.doubleValue()), Duration.ofMinutes(Math.round(minutes.doubleValue())), price);
    }

    private static BigDecimal aYear(Duration lifetime) {
        return BigDecimal.valueOf(YEAR.toSeconds())
                .divide(BigDecimal.valueOf(Validity.kept(lifetime).toSeconds()), MathContext.DECIMAL64);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
