package org.gaas.tasks;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much time people get for a task, of that in which they work: {@code 4 hours}, {@code 1 day}. How long a day is, the
 * calendar says.
 *
 * @param amount at least 1, at most 1000
 */
public record WorkingTime(int amount, Unit unit) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3}) (hour|day)s?");

    /** What a task is counted in. */
    public enum Unit {
        HOUR,
        /** From opening to closing; where nobody ever closes, 24 hours. */
        DAY
    }

    public WorkingTime {
        if (amount < 1 || amount > 1000) throw new IllegalArgumentException("1 to 1000, and not " + amount);
    }

    /**
     * @throws IllegalArgumentException when it is none
     */
    public static WorkingTime of(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) throw new IllegalArgumentException("not like '4 hours' or '1 day': '" + text + "'");
        return new WorkingTime(
                Integer.parseInt(found.group(1)), Unit.valueOf(found.group(2).toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return amount + " " + unit.name().toLowerCase(Locale.ROOT) + (amount == 1 ? "" : "s");
    }
}
