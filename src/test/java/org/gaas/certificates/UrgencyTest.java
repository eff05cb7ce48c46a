package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is raised about a certificate")
class UrgencyTest {
    private static final Instant NOW = TestCa.NOW;

    @ParameterizedTest(name = "{0} hours before the end: within {1} minutes")
    @CsvSource({"720,10080", "672,10080", "376,5640", "72,1080", "4,60", "1,15", "0,0", "-48,0"})
    @DisplayName("is due the sooner the less time remains: a quarter of it, a week at most, at once where it is over")
    void due(int hours, int minutes) {
        assertThat(Urgency.due(NOW, NOW.plus(Duration.ofHours(hours))))
                .isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest(name = "{0} hours before the end: after {1} minutes")
    @CsvSource({"720,10080", "72,1080", "1,60", "-48,60"})
    @DisplayName("and was given up begins again in the same time, but leaves people an hour")
    void again(int hours, int minutes) {
        assertThat(Urgency.again(NOW, NOW.plus(Duration.ofHours(hours))))
                .isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
    }
}
