package org.gaas.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.gaas.engine.InvalidInput;

/**
 * Time worked, to the minute: more than nothing, at most a day. Rounding to what is charged is the rate card's business.
 */
public record Spent(int minutes) {
    private static final int DAY = 24 * 60;
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):([0-5]\\d)");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,2}(\\.\\d{1,2})?");

    /**
     * @throws InvalidInput {@code HOURS_INVALID}
     */
    public Spent {
        if (minutes <= 0 || minutes > DAY) throw invalid();
    }

    /**
     * What a person wrote: hours and minutes (1:30), or hours with at most two decimals (1.50). A decimal that is no
     * whole minute is rounded to the nearest one, and up to one minute.
     *
     * @throws InvalidInput {@code HOURS_INVALID}
     */
    public static Spent parse(String text) {
        var written = text.strip();
        var clock = CLOCK.matcher(written);
        if (clock.matches()) return new Spent(Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2)));
        if (!DECIMAL.matcher(written).matches()) throw invalid();
        var hours = new BigDecimal(written);
        if (hours.compareTo(BigDecimal.valueOf(24)) > 0 || hours.signum() == 0) throw invalid();
        var minutes = hours.multiply(BigDecimal.valueOf(60)).setScale(0, RoundingMode.HALF_UP);
        return new Spent(Math.max(1, minutes.intValueExact()));
    }

    /** As people write it: {@code 1:30}. */
    @Override
    public String toString() {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static InvalidInput invalid() {
        return new InvalidInput(
                "hours",
                "HOURS_INVALID",
                "must be more than 0 and at most 24: as hours and minutes (1:30), or hours with at most two decimals"
                        + " (1.50)");
    }
}
