package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was begun, followed to its end")
class FollowTest extends InstallDesk {
    @Test
    @DisplayName("a repair: exit code 3, with the reason and the task")
    void repair() {
        var step = new Api.Step(
                "Task_S", "Ship release", "repair", T0, null, null, "trial1: 31 MB needed, 12 MB free\u001b[2J", null);
        var repair = new Api.OpenTask("t2", "Repair Ship release · trial1", List.of("hosting"), "hanna", null, null);
        desk.accepts(INSTALL, STARTED).answers(PROCESS, process("repair", List.of(repair), step));
        var result = install();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).endsWith("""
                Stopped: it needs a repair.
                  Ship release: trial1: 31 MB needed, 12 MB free\\u001b[2J
                Task: Repair Ship release · trial1 (hanna)
                Next: %s/camunda/app/tasklist/
                """.formatted(desk.url()));
    }

    @Test
    @DisplayName("waiting for a person before it runs: exit code 3")
    void waitsForPerson() {
        desk.accepts(INSTALL, STARTED)
                .answers(PROCESS, process("waiting", List.of(CONFIRM)))
                .answers("GET /api/installations/friesland-test", installation("REQUESTED", null));
        var result = install();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("Waits for a person.", "Confirm trial · friesland (developers)");
    }

    @Test
    @DisplayName("a task beside a step that still runs is not yet the end")
    void stillRunning() {
        desk.accepts(INSTALL, STARTED)
                .answers(PROCESS, process("waiting", running(1, "files")), process("done", done("Ship release")));
        assertThat(install().out()).contains("Done:");
    }

    @Test
    @DisplayName("refused, failed or removed: exit code 1 and the reason")
    void ended() {
        for (var state : List.of("refused", "failed", "removed")) {
            try (var fresh = new FakeDesk()) {
                var process = new Api.Process(
                        "p1",
                        "Onboard trial",
                        "friesland-test",
                        state,
                        T0,
                        T1,
                        "no server has room",
                        List.of(),
                        List.of(),
                        null);
                fresh.accepts(INSTALL, STARTED).answers(PROCESS, process);
                var result = Shell.with(fresh).run(args());
                assertThat(result.code()).isEqualTo(1);
                assertThat(result.out()).contains("It ended as " + state + ": no server has room");
            }
        }
    }

    @Test
    @DisplayName("a desk that is away for a while is waited for")
    void away() {
        desk.accepts(INSTALL, STARTED)
                .answers(PROCESS, process("running"))
                .breaks(PROCESS, 20)
                .says(PROCESS, 503, "text/html", "starting")
                .answers(PROCESS, process("done", done("Ship release")));
        var result = install();
        assertThat(result.code()).isZero();
        assertThat(result.out()).containsOnlyOnce("The desk does not answer").contains("Done:");
    }

    @Test
    @DisplayName("a desk that stays away: exit code 4")
    void goneForGood() {
        desk.accepts(INSTALL, STARTED).breaks(PROCESS, 1);
        shell.haste(100);
        assertThat(install().code()).isEqualTo(4);
    }

    @Test
    @DisplayName("a process without an end is not followed for ever: exit code 3")
    void endless() {
        desk.accepts(INSTALL, STARTED).answers(PROCESS, process("running"));
        shell.haste(1000);
        assertThat(install("--json").code()).isEqualTo(3);
        assertThat(install().out()).contains("Still running").contains("gaas show friesland-test --follow");
    }

    @Test
    @DisplayName("deploy follows in the same way")
    void deploy() {
        desk.accepts("POST /api/installations/friesland-test/deployments", STARTED)
                .answers(PROCESS, process("waiting", List.of(CONFIRM)))
                .answers("GET /api/installations/friesland-test", installation("INSTALLED", "1.2.0"));
        assertThat(shell.run("deploy", "1.2.0", "--to", "friesland-test").code())
                .isZero();
        assertThat(desk.requests().get(0).body()).isEqualTo("{\"ref\":\"1.2.0\"}");
        assertThat(shell.run("deploy", "1.3.0", "--to", "friesland-test").code())
                .as("still the old one")
                .isEqualTo(3);
    }

    @Test
    @DisplayName("show --follow takes up what was started elsewhere")
    void follow() {
        desk.answers("GET /api/installations/friesland-test", installation("REQUESTED", null))
                .answers(PROCESS, process("done", done("Ship release")));
        var result = shell.run("show", "friesland-test", "-f");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Ship release: done", "Done:");
    }

    @Test
    @DisplayName("a task that was answered: by whom, in whose place, when, and what was said")
    void answered() {
        var approved = new Api.Step(
                "Task_A", "Approve", "done", T0, T1, null, "no room", new Api.Answer("stella\u001b[2J", "hanna", T1));
        var accepted = new Api.Step(
                "Task_B", "Accept", "done", T0, T1, null, null, new Api.Answer("the customer's contact", null, T1));
        desk.answers("GET /api/installations/friesland-test", installation("REQUESTED", null))
                .answers(PROCESS, process("done", approved, accepted));
        assertThat(shell.run("show", "friesland-test", "-f").out())
                .contains(
                        "Approve: done (by stella\\u001b[2J, for hanna, 2026-11-21 11:59: no room)",
                        "Accept: done (by the customer's contact, 2026-11-21 11:59)");
    }
}
