package org.gaas.billing;

import static java.time.Instant.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.OpenedTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The hours that a form proposes")
class HoursPrefillTest {
    private static final Instant NOW = EPOCH.plus(Duration.ofDays(365));

    private final HoursPrefill prefill =
            new HoursPrefill(Clock.fixed(NOW, ZoneOffset.UTC), BillingSettings.in(ZoneId.of("Europe/Amsterdam"), 8));

    @ParameterizedTest
    @CsvSource({"PT0S,0:05", "PT5M,0:05", "PT5M1S,0:10", "PT61M,1:05", "PT8H,8:00", "PT70H,8:00"})
    @DisplayName("are the time since the claim, rounded up to five minutes, at most the working day")
    void sinceClaim(Duration ago, String proposed) {
        assertThat(prefill.valuesFor(claimed(Optional.of(NOW.minus(ago)), Map.of())))
                .containsEntry("hours", proposed);
    }

    @Test
    @DisplayName("are those wished for at the start, if any")
    void wish() {
        var variables = new HashMap<String, Object>();
        HoursVars.HOURS_WISH.put(variables, new Spent(20));
        assertThat(prefill.valuesFor(claimed(Optional.of(NOW.minusSeconds(7200)), variables)))
                .containsEntry("hours", "0:20");
    }

    @Test
    @DisplayName(
            "are the least that is written while nobody has claimed the task; the kind of work is known from the diagram")
    void unclaimed() {
        assertThat(prefill.valuesFor(claimed(Optional.empty(), Map.of())))
                .isEqualTo(Map.of("hours", "0:05", "activity", "installation"));
    }

    private static OpenedTask claimed(Optional<Instant> since, Map<String, Object> variables) {
        return new OpenedTask(
                "t1",
                "Task_Confirm",
                "onboard-trial",
                "p1",
                Map.of("activity", "installation"),
                Optional.of("dora"),
                since,
                EPOCH,
                variables);
    }
}
