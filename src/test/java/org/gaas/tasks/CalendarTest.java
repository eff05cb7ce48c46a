package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Working time")
class CalendarTest {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private final Calendars calendars = calendars();
    private final Calendar office = calendars.of("5x8");
    private final Calendar always = calendars.of("24x7");

    static Calendars calendars() {
        return new Calendars(
                new CalendarSettings(LocalTime.of(9, 0), LocalTime.of(17, 0), DutchHolidays.LiberationDay.LUSTRUM),
                ZONE);
    }

    @ParameterizedTest(name = "{0} and {1} is {2}: {3}")
    @CsvSource({
        "2026-11-23T10:00, 4 hours, 2026-11-23T14:00, the same day",
        "2026-11-23T15:00, 4 hours, 2026-11-24T11:00, over night",
        "2026-11-23T03:00, 1 hour,  2026-11-23T10:00, before people come",
        "2026-11-23T09:00, 8 hours, 2026-11-23T17:00, until they leave",
        "2026-11-23T17:00, 1 hour,  2026-11-24T10:00, when they leave",
        "2026-11-20T16:00, 2 hours, 2026-11-23T10:00, over a weekend",
        "2026-11-21T12:00, 1 day,   2026-11-23T17:00, from a Saturday",
        "2026-11-23T11:30, 5 days,  2026-11-30T11:30, a week",
        "2026-12-24T16:00, 2 hours, 2026-12-28T10:00, Christmas and a weekend",
        "2026-12-31T16:00, 2 hours, 2027-01-04T10:00, the end of a year that is a Thursday",
        "2027-12-31T16:00, 2 hours, 2028-01-03T10:00, the end of a year that is a Friday",
        "2026-04-24T16:00, 2 hours, 2026-04-28T10:00, King's Day",
        "2031-04-25T16:00, 2 hours, 2031-04-28T10:00, King's Day on a Saturday",
        "2026-05-04T16:00, 2 hours, 2026-05-05T10:00, Liberation Day of most years",
        "2030-05-03T16:00, 2 hours, 2030-05-06T10:00, Liberation Day on a Sunday",
        "2025-05-02T16:00, 2 hours, 2025-05-06T10:00, Liberation Day of a fifth year"
    })
    @DisplayName("of office hours")
    void office(LocalDateTime start, String time, LocalDateTime due, String what) {
        assertThat(office.after(at(start), WorkingTime.of(time))).isEqualTo(at(due));
    }

    /** In 2027 the clocks are changed on Easter Sunday, the 28th of March; in 2026 on the 29th, a week before. */
    @ParameterizedTest(name = "{0} and {1} is {2}")
    @CsvSource({
        "2027-03-26T16:00+01:00, 2 hours, 2027-03-30T10:00+02:00",
        "2027-03-01T09:00+01:00, 21 days, 2027-03-30T17:00+02:00",
        "2027-03-28T01:59+01:00, 1 hour,  2027-03-30T10:00+02:00",
        "2026-03-27T16:00+01:00, 2 hours, 2026-03-30T10:00+02:00",
        "2026-04-02T16:00+02:00, 10 hours, 2026-04-07T10:00+02:00",
        "2026-10-23T16:00+02:00, 2 hours, 2026-10-26T10:00+01:00"
    })
    @DisplayName("in a month with Easter and a change of the clocks is told by the clock on the wall")
    void march(OffsetDateTime start, String time, OffsetDateTime due) {
        assertThat(office.after(start.toInstant(), WorkingTime.of(time))).isEqualTo(due.toInstant());
    }

    @ParameterizedTest(name = "{0} and {1} is {2}")
    @CsvSource({
        "2027-03-27T12:00+01:00, 1 day,   2027-03-28T13:00+02:00",
        "2026-10-24T12:00+02:00, 1 day,   2026-10-25T11:00+01:00",
        "2027-03-28T01:30+01:00, 1 hour,  2027-03-28T03:30+02:00",
        "2026-12-25T00:00+01:00, 4 hours, 2026-12-25T04:00+01:00"
    })
    @DisplayName("where nobody ever closes is time that passes, whatever the clocks do")
    void always(OffsetDateTime start, String time, OffsetDateTime due) {
        assertThat(always.after(start.toInstant(), WorkingTime.of(time))).isEqualTo(due.toInstant());
    }

    @Test
    @DisplayName("between two moments is what people had")
    void between() {
        var friday = at(LocalDateTime.parse("2027-03-26T16:00"));
        var tuesday = at(LocalDateTime.parse("2027-03-30T10:00"));
        assertThat(office.between(friday, tuesday)).isEqualTo(Duration.ofHours(2));
        assertThat(office.between(tuesday, friday)).isZero();
        assertThat(always.between(friday, tuesday)).isEqualTo(Duration.ofHours(89));
    }

    @Test
    @DisplayName("begins with the first opening of a day or after it")
    void opening() {
        assertThat(office.opening(LocalDate.of(2027, 3, 27))).isEqualTo(at(LocalDateTime.parse("2027-03-30T09:00")));
    }

    @Test
    @DisplayName("of several customers is that of whom is promised most")
    void strictest() {
        assertThat(calendars.strictest(List.of("5x8", "24x7"))).isSameAs(always);
        assertThat(calendars.strictest(List.of("5x8"))).isSameAs(office);
        assertThat(calendars.strictest(List.of())).isSameAs(office);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0 days", "4", "four hours", "-1 hour", "4  hours", "1 week", "1001 hours", "99999 days"})
    @DisplayName("is written like '4 hours' or '1 day', and in no other way")
    void written(String text) {
        assertThatThrownBy(() -> WorkingTime.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("needs an hour at least, and an availability that exists")
    void settings() {
        assertThatThrownBy(() -> Calendar.office(ZONE, LocalTime.of(17, 0), LocalTime.of(9, 0), day -> false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Calendar.office(ZONE, LocalTime.of(23, 30), LocalTime.of(23, 50), day -> false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendars.of("9x5")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(LocalDateTime wall) {
        return wall.atZone(ZONE).toInstant();
    }
}
