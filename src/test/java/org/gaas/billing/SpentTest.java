package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Time worked")
class SpentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "1e309",
                "-1",
                "0",
                "24.01",
                "0.001",
                "1,5",
                "99999999999",
                "0:00",
                "24:01",
                "1:60",
                "1:5",
                ":30",
                "1.",
                ".5",
                "+1",
                "1:30:00",
                "1h",
                "٣",
                "1 30",
                "0.00",
                "000:30",
                "Infinity",
                "0x1"
            })
    @DisplayName("that is no time of a day is refused (M41)")
    void refused(String written) {
        assertThatThrownBy(() -> Spent.parse(written)).isInstanceOfSatisfying(InvalidInput.class, no -> {
            assertThat(no.rule()).isEqualTo("HOURS_INVALID");
            assertThat(no.field()).isEqualTo("hours");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1:30,90",
        "1.50,90",
        "1.5,90",
        "0:05,5",
        "24,1440",
        "24:00,1440",
        "24.00,1440",
        "0.01,1",
        "1.33,80",
        "8,480"
    })
    @DisplayName("is kept to the minute")
    void accepted(String written, int minutes) {
        assertThat(Spent.parse(written).minutes()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"5,0:05", "90,1:30", "1440,24:00"})
    @DisplayName("is written as hours and minutes, and read back")
    void written(int minutes, String text) {
        assertThat(new Spent(minutes)).hasToString(text);
        assertThat(Spent.parse(text).minutes()).isEqualTo(minutes);
    }
}
