package org.gaas.tasks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When people are there to work. Working time is time that really passes while they are: a day on which the clocks are
 * changed may have more or less of it.
 */
public final class Calendar {
    private final ZoneId zone;
    private final LocalTime from;
    private final LocalTime until;
    private final Holidays holidays;
    private final boolean always;

    private Calendar(ZoneId zone, LocalTime from, LocalTime until, Holidays holidays, boolean always) {
        if (until.isBefore(from.plusHours(1)) || from.plusHours(1).isBefore(from))
            throw new IllegalArgumentException("office hours must be one hour at least: " + from + " to " + until);
        this.zone = zone;
        this.from = from;
        this.until = until;
        this.holidays = holidays;
        this.always = always;
    }

    /** Monday to Friday, but for holidays. */
    public static Calendar office(ZoneId zone, LocalTime from, LocalTime until, Holidays holidays) {
        return new Calendar(zone, from, until, holidays, false);
    }

    /** Day and night, each day. */
    public static Calendar always(ZoneId zone) {
        return new Calendar(zone, LocalTime.MIN, LocalTime.MAX, day -> false, true);
    }

    /** Whether people work at this moment; at the moment of closing they still do. */
    public boolean isOpen(Instant moment) {
        return after(moment, Duration.ZERO).equals(moment);
    }

    /** The moment at which so much working time has passed since the start; never outside of working time. */
    public Instant after(Instant start, Duration working) {
        if (working.isNegative()) throw new IllegalArgumentException("negative: " + working);
        if (always) return start.plus(working);
        var left = working;
        for (var day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            if (!isWorkday(day)) continue;
            var begin = later(start, at(day, from));
            var end = at(day, until);
            if (begin.isAfter(end)) continue;
            var today = Duration.between(begin, end);
            if (left.compareTo(today) <= 0) return begin.plus(left);
            left = left.minus(today);
        }
    }

    /** The same, in the calendar's own days. */
    public Instant after(Instant start, WorkingTime time) {
        return after(start, length(time));
    }

    /** How much working time passes from one moment to a later one; none when it is not later. */
    public Duration between(Instant start, Instant end) {
        if (!end.isAfter(start)) return Duration.ZERO;
        if (always) return Duration.between(start, end);
        var sum = Duration.ZERO;
        var last = end.atZone(zone).toLocalDate();
        for (var day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (!isWorkday(day)) continue;
            var some = Duration.between(later(start, at(day, from)), earlier(end, at(day, until)));
            if (!some.isNegative()) sum = sum.plus(some);
        }
        return sum;
    }

    /** When people begin to work on this day, or on the next one on which they do. */
    public Instant opening(LocalDate day) {
        return after(day.atStartOfDay(zone).toInstant(), Duration.ZERO);
    }

    private Duration length(WorkingTime time) {
        return switch (time.unit()) {
            case HOUR -> Duration.ofHours(time.amount());
            case DAY -> (always ? Duration.ofDays(1) : Duration.between(from, until)).multipliedBy(time.amount());
        };
    }

    private boolean isWorkday(LocalDate day) {
        var weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.includes(day);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
