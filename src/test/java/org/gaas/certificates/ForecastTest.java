package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.gaas.certificates.Forecast.Effort;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A year of certificates")
class ForecastTest {
    @ParameterizedTest(name = "of {0} days")
    @CsvSource({"200,10,129", "100,17,313", "47,35,699"})
    @DisplayName("is more work the shorter they live; the supplier's year costs the same")
    void shorter(int days, long renewals, long minutes) {
        var bought = new Effort(Duration.ofDays(398), Duration.ofMinutes(30), new BigDecimal("95.50"));
        var automatic = new Effort(Duration.ofDays(90), Duration.ZERO, BigDecimal.ZERO);

        assertThat(Forecast.of(days, List.of(bought, bought, automatic)))
                .isEqualTo(new Forecast(days, renewals, Duration.ofMinutes(minutes), new BigDecimal("191.00")));
    }
}
