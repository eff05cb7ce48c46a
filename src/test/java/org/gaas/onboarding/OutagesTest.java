package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.gaas.remote.RemoteFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work that failed")
class OutagesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Installation CAPRI = new Installation(
            1,
            new InstallationId("capri-test"),
            new ProjectName("capri"),
            new EnvironmentName("test"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(Part.DATABASE, new ServerName("trial1")),
            Installation.State.REQUESTED,
            "dora",
            Optional.empty(),
            NOW);

    @Test
    @DisplayName("is not the application's fault when its database server was started in the middle of it")
    void startedMeanwhile() {
        for (var up : new long[] {0, 3, 10, 11})
            assertThatThrownBy(() -> upFor(up).requireNone(CAPRI, NOW.minusSeconds(10)))
                    .isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.curableByWaiting())
                            .isTrue())
                    .hasMessageContaining("trial1")
                    .hasMessageContaining("capri-test");
    }

    @Test
    @DisplayName("is the application's when its database server was there all the time, or it has no databases")
    void thereAllTheTime() {
        assertThatCode(() -> upFor(12).requireNone(CAPRI, NOW.minusSeconds(10))).doesNotThrowAnyException();
        var without = new Outages(installation -> false, installation -> Duration.ZERO, at(NOW));
        assertThatCode(() -> without.requireNone(CAPRI, NOW)).doesNotThrowAnyException();
    }

    private static Outages upFor(long seconds) {
        return new Outages(installation -> true, installation -> Duration.ofSeconds(seconds), at(NOW));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
