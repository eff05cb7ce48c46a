package org.gaas.engine;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as our tables hold them: {@code datetime(3)} in UTC, which no database shifts. They are sent as text: a MariaDB
 * before 11 says that it is a MySQL 5.5, and Connector/J leaves out the milliseconds of any other type for one.
 */
public final class Utc {
    private static final DateTimeFormatter STORED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Utc() {}

    /** As a parameter of a statement. */
    public static String of(Instant time) {
        return STORED.format(time);
    }

    public static Instant instant(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }

    /** Whether our tables can hold times of this year. */
    public static boolean holds(int year) {
        return year >= 1000 && year <= 9999;
    }
}
