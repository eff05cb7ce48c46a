package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.tasks.DutchHolidays.LiberationDay.LUSTRUM;
import static org.gaas.tasks.DutchHolidays.LiberationDay.NEVER;
import static org.gaas.tasks.DutchHolidays.LiberationDay.YEARLY;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Holidays of the Netherlands")
class DutchHolidaysTest {
    private final DutchHolidays usual = new DutchHolidays(LUSTRUM);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-24", "2026-05-25",
                "2026-12-25", "2026-12-26", "2027-03-28", "2027-03-29", "2027-05-06", "2027-05-17", "2028-04-17"
            })
    @DisplayName("are those that the government publishes")
    void published(LocalDate day) {
        assertThat(usual.includes(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-03", "2026-12-24", "2026-12-31", "2026-05-04", "2026-11-11"})
    @DisplayName("are no others: on Good Friday and on the eves, people work")
    void others(LocalDate day) {
        assertThat(usual.includes(day)).isFalse();
    }

    @Test
    @DisplayName("King's Day is held on Saturday when the 27th is a Sunday")
    void kingsDay() {
        assertThat(usual.includes(LocalDate.of(2031, 4, 26))).isTrue();
        assertThat(usual.includes(LocalDate.of(2031, 4, 27))).isFalse();
        assertThat(usual.includes(LocalDate.of(2032, 4, 26))).isFalse();
        assertThat(usual.includes(LocalDate.of(2032, 4, 27))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2025, true, true, false", "2026, true, false, false", "2030, true, true, false"})
    @DisplayName("Liberation Day is what was agreed on: each year, each fifth, or never")
    void liberation(int year, boolean yearly, boolean lustrum, boolean never) {
        var day = LocalDate.of(year, 5, 5);
        assertThat(new DutchHolidays(YEARLY).includes(day)).isEqualTo(yearly);
        assertThat(new DutchHolidays(LUSTRUM).includes(day)).isEqualTo(lustrum);
        assertThat(new DutchHolidays(NEVER).includes(day)).isEqualTo(never);
    }

    @Test
    @DisplayName("Easter and what follows from it are where the church has them, for a hundred years")
    void easter() {
        for (var year = 2014; year < 2114; year++) {
            var easter = easter(year);
            for (var after : new int[] {0, 1, 39, 49, 50})
                assertThat(usual.includes(easter.plusDays(after)))
                        .as("%s + %d", easter, after)
                        .isTrue();
            assertThat(count(year)).as("days off in %d", year).isBetween(9L, 11L);
        }
    }

    private long count(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(usual::includes)
                .count();
    }

    /** The full moon that the church reckons with, and the Sunday after it (Butcher, Nature 1876). */
    private static LocalDate easter(int year) {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        return Year.of(year).atMonth((h + l - 7 * m + 114) / 31).atDay((h + l - 7 * m + 114) % 31 + 1);
    }
}
