package org.gaas.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days, moments and sizes as people write them, for all forms alike. */
public final class InWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private InWords() {}

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /**
     * @param zone where those work who read it
     */
    public static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** Rounded down; a kilobyte has a thousand bytes. */
    public static String size(long bytes) {
        if (bytes < 1_000) return bytes + (bytes == 1 ? " byte" : " bytes");
        if (bytes < 1_000_000) return bytes / 1_000 + " kB";
        return bytes < 10_000_000_000L ? bytes / 1_000_000 + " MB" : bytes / 1_000_000_000 + " GB";
    }
}
