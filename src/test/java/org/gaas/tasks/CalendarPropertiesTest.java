package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.tasks.CalendarTest.ZONE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Provide;
import org.gaas.Fuzzed;

@Label("Due dates, whatever the start")
class CalendarPropertiesTest {
    private static final Holidays HOLIDAYS = new DutchHolidays(DutchHolidays.LiberationDay.YEARLY);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Calendar OFFICE = Calendar.office(ZONE, LocalTime.of(8, 30), LocalTime.of(17, 15), HOLIDAYS);

    @Fuzzed
    @Label("are in working time, and not before the start")
    void open(@ForAll("moments") Instant start, @ForAll("times") Duration working) {
        var due = OFFICE.after(start, working).atZone(ZONE);
        assertThat(due.toInstant()).isAfterOrEqualTo(start);
        assertThat(due.getDayOfWeek()).isNotIn(WEEKEND);
        assertThat(HOLIDAYS.includes(due.toLocalDate())).isFalse();
        assertThat(due.toLocalTime()).isBetween(LocalTime.of(8, 30), LocalTime.of(17, 15));
    }

    @Fuzzed
    @Label("are later when the start is, or when more time is given")
    void monotone(
            @ForAll("moments") Instant start,
            @ForAll("times") Duration later,
            @ForAll("times") Duration working,
            @ForAll("times") Duration more) {
        assertThat(OFFICE.after(start.plus(later), working)).isAfterOrEqualTo(OFFICE.after(start, working));
        assertThat(OFFICE.after(start, working.plus(more))).isAfterOrEqualTo(OFFICE.after(start, working));
    }

    @Fuzzed
    @Label("are the same when the time is given in two parts")
    void additive(@ForAll("moments") Instant start, @ForAll("times") Duration one, @ForAll("times") Duration two) {
        assertThat(OFFICE.after(OFFICE.after(start, one), two)).isEqualTo(OFFICE.after(start, one.plus(two)));
    }

    @Fuzzed
    @Label("are as far away as was given")
    void inverse(
            @ForAll("calendars") Calendar calendar,
            @ForAll("moments") Instant start,
            @ForAll("times") Duration working) {
        assertThat(calendar.between(start, calendar.after(start, working))).isEqualTo(working);
    }

    /** Around changes of the clocks, Easter and the ends of years as often as in between. */
    @Provide
    Arbitrary<Instant> moments() {
        var near = Arbitraries.of(
                        "2027-03-28T01:00:00Z",
                        "2024-03-31T01:00:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-12-24T16:00:00Z",
                        "2027-12-31T16:00:00Z",
                        "2026-05-13T15:00:00Z",
                        "2031-04-25T15:00:00Z")
                .map(Instant::parse);
        var away = Arbitraries.longs().between(-4 * 86_400_000L, 4 * 86_400_000L);
        var any = Arbitraries.longs()
                .between(1_700_000_000_000L, 2_500_000_000_000L)
                .map(Instant::ofEpochMilli);
        return Arbitraries.oneOf(Combinators.combine(near, away).as(Instant::plusMillis), any);
    }

    @Provide
    Arbitrary<Duration> times() {
        return Arbitraries.longs().between(0, 400 * 3_600_000L).map(Duration::ofMillis);
    }

    @Provide
    Arbitrary<Calendar> calendars() {
        return Arbitraries.of(OFFICE, Calendar.always(ZONE));
    }
}
