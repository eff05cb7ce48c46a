package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The commands that check and change")
class DoingTest {
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("check lists what it found, with exit code 1 when an error is among it")
    void check() {
        desk.answers(
                "POST /api/checks",
                new Api.Checked(
                        "https://git.example.org/a.git",
                        "1.3.0",
                        "0123456789abcdef0123456789abcdef01234567",
                        "sample-cgi",
                        List.of(
                                new Api.Finding("error", "gaas.yaml:7", "unknown key 'helth'", "did you mean health?"),
                                new Api.Finding("WARNING", null, "no composer.lock", null))));
        var result = shell.run("check", "https://git.example.org/a.git", "--tag", "1.3.0");
        assertThat(result.out()).isEqualTo("""
                https://git.example.org/a.git at 1.3.0 (0123456789) is a sample-cgi application
                error: gaas.yaml:7: unknown key 'helth'
                  next: did you mean health?
                warning: no composer.lock
                """);
        assertThat(result.code()).isEqualTo(1);
        assertThat(desk.last().body())
                .isEqualTo("{\"repository\":\"https://git.example.org/a.git\",\"tag\":\"1.3.0\"}");
        assertThat(shell.run("check", "x", "--json").code())
                .as("with --json too")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("check that finds nothing says so")
    void nothingFound() {
        desk.answers("POST /api/checks", new Api.Checked("r", "1", "2", "static", List.of()));
        var result = shell.run("check", "r", "--application", "static");
        assertThat(result.out()).endsWith("Nothing found: it can be installed.\n");
        assertThat(result.code()).isZero();
        assertThat(desk.last().body()).isEqualTo("{\"repository\":\"r\",\"application\":\"static\"}");
    }

    @Test
    @DisplayName("converge tells what it changed, and exit code 1 when something failed")
    void converge() {
        desk.answers(
                "POST /api/installations/capri-test/converge?check=false",
                new Api.Converged(
                        "trial1",
                        List.of(
                                new Api.Change("directory srv/a", "NONE", null),
                                new Api.Change("file srv/b", "APPLIED", null),
                                new Api.Change("service nginx", "FAILED", "not\nrunning"))));
        var result = shell.run("converge", "capri-test");
        assertThat(result.out()).isEqualTo("""
                capri-test on trial1: 2 of 3 wishes
                  changed      file srv/b
                  failed       service nginx: not\\u000arunning
                """);
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("converge --check of all is one request, and exit code 1 means that something differs")
    void convergeAll() {
        desk.answers(
                        "POST /api/converge?check=true",
                        List.of(
                                new Api.OneConverged(
                                        "depar-test",
                                        "trial1",
                                        List.of(new Api.Change("b", "WOULD_APPLY", null)),
                                        null,
                                        null),
                                new Api.OneConverged(
                                        "capri-test",
                                        "trial1",
                                        List.of(new Api.Change("a", "NONE", null)),
                                        null,
                                        null)))
                .answers(
                        "POST /api/installations/capri-test/converge?check=true",
                        new Api.Converged("trial1", List.of(new Api.Change("a", "NONE", null))));
        var result = shell.run("converge", "--check");
        assertThat(result.out()).isEqualTo("""
                depar-test on trial1: 1 of 1 wishes
                  would change b
                capri-test on trial1: as it should be (1 wishes)
                """);
        assertThat(result.code()).isEqualTo(1);
        assertThat(desk.last().body()).isEqualTo("{}");
        assertThat(shell.run("converge", "--check", "--json").out())
                .startsWith("[{\"installation\":\"depar-test\"")
                .endsWith("]\n");
        assertThat(shell.run("converge", "capri-test", "--check").code()).isZero();
    }

    @Test
    @DisplayName("converge of several, or of a server, tells for each that was not done why")
    void convergeSome() {
        desk.answers(
                "POST /api/converge?check=false",
                List.of(
                        new Api.OneConverged("capri", "prod1", List.of(), "ROLE_REQUIRED", "Only hosting may do this."),
                        new Api.OneConverged(
                                "depar-test", "trial1", List.of(new Api.Change("a", "NONE", null)), null, null)));
        var result = shell.run("converge", "capri", "depar-test");
        assertThat(result.out()).isEqualTo("""
                capri on prod1: not done: ROLE_REQUIRED: Only hosting may do this.
                depar-test on trial1: as it should be (1 wishes)
                """);
        assertThat(result.code()).isEqualTo(1);
        assertThat(desk.last().body()).isEqualTo("{\"installations\":[\"capri\",\"depar-test\"]}");
        shell.run("converge", "--server", "trial1");
        assertThat(desk.last().body()).isEqualTo("{\"server\":\"trial1\"}");
        assertThat(shell.run("converge", "a/../b", "c").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("a manager gives a task to somebody, and another date")
    void manager() {
        desk.says("PUT /api/tasks/t-1/assignee", 204, "application/json", "")
                .says("PUT /api/tasks/t-1/due", 204, "application/json", "");
        assertThat(shell.run("tasks", "assign", "t-1", "hanna").out()).isEqualTo("Task t-1 is with hanna now.\n");
        assertThat(desk.last().body()).isEqualTo("{\"user\":\"hanna\"}");
        assertThat(shell.run("tasks", "due", "t-1", "2026-12-01").out())
                .isEqualTo("Task t-1 is due on 2026-12-01 now.\n");
        assertThat(desk.last().body()).isEqualTo("{\"date\":\"2026-12-01\"}");
        assertThat(shell.run("tasks", "assign", "t-1", "hanna", "--json").out()).isEqualTo("{}\n");
    }

    @Test
    @DisplayName("a task is parked and brought back, a deputy is named")
    void parked() {
        desk.says("PUT /api/tasks/t-1/parking", 200, "application/json", "{}")
                .says("PUT /api/deputies/hosting", 200, "application/json", "[]");
        assertThat(shell.run("tasks", "park", "t-1", "--until", "2026-12-01", "--waits-for", "Jan of Zorg")
                        .out())
                .isEqualTo("Task t-1 waits for Jan of Zorg until 2026-12-01.\n");
        assertThat(desk.last().body()).contains("\"until\":\"2026-12-01\"", "\"waitsFor\":\"Jan of Zorg\"");
        assertThat(shell.run("tasks", "resume", "t-1").out()).isEqualTo("Task t-1 waits no more.\n");
        assertThat(desk.last().body()).isEqualTo("{\"until\":\"\"}");
        assertThat(shell.run("deputies", "name", "hosting", "hugo").out())
                .isEqualTo("hugo is asked first for hosting now.\n");
        assertThat(desk.last().body()).isEqualTo("{\"user\":\"hugo\"}");
        assertThat(shell.run("deputies", "name", "hosting").out())
                .isEqualTo("Nobody is asked first for hosting now.\n");
        assertThat(shell.run("tasks", "park", "t-1", "--until", "2026-12-01").code())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("a stand-in is named and ended, the roster gets a shift and loses it")
    void standIns() {
        desk.answers("POST /api/stand-ins", new Api.StandIn(7, "dora", "daan", "2026-12-01", "2026-12-05", "dora"))
                .answers("POST /api/stand-ins/7/end", List.of())
                .answers(
                        "POST /api/oncall",
                        new Api.Shift(3, "hanna", "2026-12-01T16:00:00Z", "2026-12-02T08:00:00Z", "mark"))
                .answers("POST /api/oncall/3/end", new Api.Roster(List.of(), List.of()));
        assertThat(shell.run("standins", "add", "daan", "--until", "2026-12-05").out())
                .isEqualTo("daan does the tasks of dora from 2026-12-01 until 2026-12-05.\n");
        assertThat(desk.last().body()).isEqualTo("{\"person\":\"daan\",\"until\":\"2026-12-05\"}");
        shell.run("standins", "add", "daan", "--for", "dora", "--from", "2026-12-01", "--until", "2026-12-05");
        assertThat(desk.last().body())
                .isEqualTo("{\"person\":\"daan\",\"absent\":\"dora\",\"from\":\"2026-12-01\","
                        + "\"until\":\"2026-12-05\"}");
        assertThat(shell.run("standins", "end", "7").out()).isEqualTo("Stand-in 7 has ended.\n");
        assertThat(shell.run("standins", "add", "daan").code()).isEqualTo(2);
        assertThat(shell.run("standins", "end", "seven").code()).isEqualTo(2);

        assertThat(shell.run("oncall", "add", "hanna", "--from", "2026-12-01T17:00", "--until", "2026-12-02T09:00")
                        .out())
                .isEqualTo("hanna is on call from 2026-12-01 17:00 until 2026-12-02 09:00.\n");
        assertThat(desk.last().body())
                .contains("\"user\":\"hanna\"", "\"from\":\"2026-12-01T17:00\"", "\"until\":\"2026-12-02T09:00\"");
        assertThat(shell.run("oncall", "end", "3").out()).isEqualTo("Shift 3 is taken from the roster.\n");
    }

    @Test
    @DisplayName("who may not is told so, with exit code 5")
    void notAllowed() {
        desk.refuses(
                "PUT /api/tasks/t-1/assignee",
                403,
                new Api.ProblemDetail("Forbidden", "only managers may", "NOT_ALLOWED", null, null, List.of()));
        var result = shell.run("tasks", "assign", "t-1", "hanna");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).isEqualTo("""
                gaas: not allowed
                  where: PUT /api/tasks/t-1/assignee
                  why:   NOT_ALLOWED: only managers may
                  next:  ask a person who has the role for it
                """);
    }

    private static Api.Installation installation(String id, String state) {
        return new Api.Installation(
                id, "p", "test", "c", "trial1", "1", "2", state, null, null, null, null, List.of(), List.of(), null);
    }
}
