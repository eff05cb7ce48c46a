package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("gaas install and deploy, followed to the end")
class InstallTest {
    private static final String T0 = "2026-11-21T10:59:58Z";
    private static final String T1 = "2026-11-21T10:59:59Z";
    private static final String INSTALL = "POST /api/installations";
    private static final String PROCESS = "GET /api/processes/p1";
    private static final Api.Started STARTED =
            new Api.Started("friesland-test", "p1", null, "https://localhost:8443/friesland-test/");
    private static final Api.OpenTask CONFIRM =
            new Api.OpenTask("t1", "Confirm trial · friesland", List.of("developers"), null);
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("one line for each change, until the site runs and only the confirmation is left: exit code 0")
    void happy() {
        desk.accepts(INSTALL, STARTED)
                .answers(
                        PROCESS,
                        process(
                                "running",
                                done("Place installation"),
                                running(0, "counting"),
                                pending("Confirm trial")),
                        process("running", done("Place installation"), running(10, "files"), pending("Confirm trial")),
                        process("running", done("Place installation"), running(40, "files"), pending("Confirm trial")),
                        process("waiting", done("Place installation"), done("Ship release"), waiting()))
                .answers("GET /api/installations/friesland-test", installation("INSTALLED", "1.2.0"));
        var result = install();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                Process p1 has begun.
                12:00:00  Place installation: done (1.0 s)
                12:00:00  Ship release: running 0 %%, counting
                12:00:00  Ship release: running 40 %%, files
                12:00:00  Ship release: done (1.0 s)
                12:00:00  Confirm trial: waiting
                friesland-test runs 1.2.0.
                https://localhost:8443/friesland-test/
                Task: Confirm trial · friesland (developers)
                Next: %s/camunda/app/tasklist/
                """.formatted(desk.url()));
        assertThat(result.code()).isZero();
        assertThat(desk.requests().get(0).body())
                .isEqualTo("{\"project\":\"friesland\",\"kind\":\"test\","
                        + "\"repository\":\"https://git.example.org/a.git\",\"tag\":\"1.2.0\"}");
    }

    @Test
    @DisplayName("every option reaches the desk, byte for byte")
    void options() {
        desk.accepts(INSTALL, STARTED);
        shell.run(
                "install",
                "capri$(touch x)",
                "--kind",
                "demo",
                "--template",
                "${user.home}",
                "--customer",
                "O'Brien & Søn \"x\"",
                "--application",
                "@/etc/passwd",
                "--hours",
                "0:20",
                "--tag",
                "--orphan=y",
                "--repo",
                "--upload-pack=touch x",
                "--no-wait");
        assertThat(desk.last().body())
                .isEqualTo(
                        "{\"project\":\"capri$(touch x)\",\"kind\":\"demo\",\"repository\":\"--upload-pack=touch x\","
                                + "\"tag\":\"--orphan=y\",\"customer\":\"O'Brien & Søn \\\"x\\\"\","
                                + "\"application\":\"@/etc/passwd\",\"template\":\"${user.home}\",\"hours\":\"0:20\"}");
    }

    @Test
    @DisplayName("--no-wait only starts, and says how to follow")
    void noWait() {
        desk.accepts(INSTALL, STARTED);
        var result = shell.run(
                "install", "friesland", "--kind", "test", "--repo", "https://git.example.org/a.git", "--no-wait");
        assertThat(result.out()).isEqualTo("""
                Process p1 has begun.
                Next: gaas show friesland-test --follow
                """);
        assertThat(result.code()).isZero();
        assertThat(desk.calls()).containsExactly(INSTALL);
    }

    @Test
    @DisplayName("--json is silent until the end, then gives one object")
    void json() {
        var end = process("done", done("Place installation"));
        desk.accepts(INSTALL, STARTED).answers(PROCESS, process("running"), end);
        var result = install("--json");
        assertThat(result.out())
                .isEqualTo("{\"started\":" + FakeDesk.json(STARTED) + ",\"process\":" + FakeDesk.json(end) + "}\n");
    }

    @Test
    @DisplayName("on a screen the steps are drawn over, with a bar for the long one")
    void screen() {
        desk.accepts(INSTALL, STARTED)
                .answers("GET /api/installations/friesland-test", installation("INSTALLED", "1.2.0"))
                .answers(
                        PROCESS,
                        process("running", done("Place installation"), running(25, "250 of 1,000 files"), pending("Z")),
                        process("done", done("Place installation"), done("Ship release"), done("Z")));
        assertThat(shell.columns(60).run(args()).out()).isEqualTo("""
                Process p1 has begun.
                 ✔ Place installation     1.0 s\u001b[K
                 ▶ Ship release           1.0 s  [█████···············]  2…\u001b[K
                 · Z\u001b[K
                \u001b[J\u001b[3F ✔ Place installation     1.0 s\u001b[K
                 ✔ Ship release           1.0 s\u001b[K
                 ✔ Z                      1.0 s\u001b[K
                \u001b[JDone: Onboard trial of friesland-test.
                https://localhost:8443/friesland-test/
                """);
    }

    @Test
    @DisplayName("more steps than lines: the oldest leave the screen")
    void manySteps() {
        var steps = IntStream.range(0, 60).mapToObj(i -> done("Step " + i)).toArray(Api.Step[]::new);
        desk.accepts(INSTALL, STARTED).answers(PROCESS, process("done", steps));
        var out = shell.columns(60).run(args()).out();
        assertThat(out).doesNotContain("Step 37 ").contains("Step 38 ", "Step 59 ");
    }

    @Test
    @DisplayName("a repair: exit code 3, with the reason and the task")
    void repair() {
        var step = new Api.Step(
                "Task_S", "Ship release", "repair", T0, null, null, "trial1: 31 MB needed, 12 MB free\u001b[2J");
        var repair = new Api.OpenTask("t2", "Repair Ship release · trial1", List.of("hosting"), "hanna");
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
                        List.of());
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
    @DisplayName("bad input: exit code 2, with field, rule and the tags to choose from")
    void badInput() {
        desk.refuses(
                INSTALL,
                400,
                new Api.ProblemDetail(
                        "Bad Request",
                        "which release?",
                        "TAG_REQUIRED",
                        "tag",
                        "name one with --tag",
                        IntStream.range(0, 30).mapToObj(i -> "1." + i).toList()));
        var result = install();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                gaas: not accepted
                  where: tag (POST /api/installations)
                  why:   TAG_REQUIRED: which release?
                  next:  name one with --tag
                  try:   1.0  1.1  1.2  1.3  1.4  1.5  1.6  1.7  1.8  1.9  1.10  1.11  1.12  1.13  1.14  1.15  1.16  1.17  1.18  1.19  and 10 more
                """);
        assertThat(install("--json").err()).startsWith("{\"title\":\"Bad Request\"");
    }

    @Test
    @DisplayName("without repository and template nothing is asked of the desk: exit code 2")
    void noRepository() {
        var result = shell.run("install", "friesland", "--kind", "test");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--repo URL is missing");
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    @DisplayName("a POST whose answer is lost is not sent again, and says to look first")
    void lostAnswer() {
        desk.breaks(INSTALL, 1);
        var result = install();
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("look before you repeat it");
        assertThat(desk.calls()).containsExactly(INSTALL);
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

    private Shell.Result install(String... more) {
        return shell.run(
                Stream.concat(Arrays.stream(args()), Arrays.stream(more)).toArray(String[]::new));
    }

    private static String[] args() {
        return new String[] {
            "install", "friesland", "--kind", "test", "--repo", "https://git.example.org/a.git", "--tag", "1.2.0"
        };
    }

    private static Api.Process process(String state, Api.Step... steps) {
        return process(state, "waiting".equals(state) ? List.of(CONFIRM) : List.of(), steps);
    }

    private static Api.Process process(String state, List<Api.OpenTask> tasks, Api.Step... steps) {
        return new Api.Process("p1", "Onboard trial", "friesland-test", state, T0, null, null, List.of(steps), tasks);
    }

    private static Api.Step done(String label) {
        return new Api.Step("Task_" + label.charAt(0), label, "done", T0, T1, null, null);
    }

    /** Began one second before noon. */
    private static Api.Step running(long done, String text) {
        return new Api.Step("Task_S", "Ship release", "running", T1, null, new Api.Progress(done, 100, text), null);
    }

    private static Api.Step pending(String label) {
        return new Api.Step("Task_" + label.charAt(0), label, "pending", null, null, null, null);
    }

    private static Api.Step waiting() {
        return new Api.Step("Task_C", "Confirm trial", "waiting", T1, null, null, null);
    }

    private static Api.Installation installation(String state, String tag) {
        return new Api.Installation(
                "friesland-test",
                "friesland",
                "test",
                null,
                "trial1",
                tag,
                null,
                state,
                "https://localhost:8443/friesland-test/",
                null,
                null,
                null,
                List.of(),
                List.of(
                        new Api.ProcessSummary("p0", "Onboard trial", "done", T0),
                        new Api.ProcessSummary("p1", "Onboard trial", "running", T0)),
                null);
    }
}
