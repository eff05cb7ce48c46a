package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("In words")
class InWordsTest {
    @Test
    @DisplayName("a day and a moment are written as people write them, where they work")
    void times() {
        assertThat(InWords.day(LocalDate.of(2026, 11, 3))).isEqualTo("Tuesday 3 November 2026");
        assertThat(InWords.moment(Instant.parse("2026-11-22T23:30:00Z"), ZoneId.of("Europe/Amsterdam")))
                .isEqualTo("Monday 23 November 2026, 00:30");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1 kB",
        "999999, 999 kB",
        "1234567890, 1234 MB",
        "10000000000, 10 GB"
    })
    @DisplayName("a size has a unit")
    void size(long bytes, String words) {
        assertThat(InWords.size(bytes)).isEqualTo(words);
    }
}
