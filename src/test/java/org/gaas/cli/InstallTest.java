package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("gaas install")
class InstallTest extends InstallDesk {
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
}
