package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("box")
@DisplayName("A desk that is told to stop")
class GracefulStopTest {
    private static final int BY_SIGTERM = 128 + 15;

    @TempDir
    Path home;

    @Test
    @DisplayName("lets a short step finish, hands a long one over, keeps no lock; the next start goes on at once")
    void stops() {
        try (var desk = new DeskProgram(home).start()) {
            var process = desk.install("orderly");
            await().atMost(DeskProgram.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> desk.step(process, "Create databases").matches("running|done"));
            assertThat(desk.stop()).isEqualTo(BY_SIGTERM);

            desk.start();
            await().atMost(DeskProgram.PATIENCE)
                    .until(() -> desk.step(process, "Upgrade application").matches("running|done"));
            assertThat(desk.stop()).isEqualTo(BY_SIGTERM);

            desk.start();
            await().atMost(DeskProgram.PATIENCE).until(() -> desk.state(process).equals("waiting"));

            assertThat(endedAfterSignal(desk)).as(desk.log()).allMatch(steps -> steps <= 1);
            // else the start would say that it found some
            assertThat(desk.log()).doesNotContain("was working on");
            assertThat(desk.log())
                    .contains("[orderly-test " + process + " Task_PlaceInstallation] org.gaas.steps")
                    .containsPattern("\\[orderly-test [0-9a-f-]{36} Task_PrepareHome] org\\.gaas\\.steps +: DONE in ");
            assertThat(ended(desk)).doesNotHaveDuplicates().contains("PrepareHome DONE", "UpgradeApplication DONE");
            assertThat(desk.audit("verification").path("intact").asBoolean()).isTrue();
        }
    }

    /** How many steps ended between each signal and the end: at most the one that was running. */
    private static List<Long> endedAfterSignal(DeskProgram desk) {
        return Pattern.compile("Commencing graceful shutdown(.*?)(Starting Desk|\\z)", Pattern.DOTALL)
                .matcher(desk.log())
                .results()
                .map(stop -> stop.group(1)
                        .lines()
                        .filter(line -> line.contains("org.gaas.steps"))
                        .count())
                .toList();
    }

    private static List<String> ended(DeskProgram desk) {
        var steps = new ArrayList<String>();
        for (var entry : desk.audit("entries?about=orderly-test"))
            if (entry.path("what").asText().equals("step"))
                steps.add(entry.path("subject").asText() + " "
                        + entry.path("outcome").asText());
        return steps;
    }
}
