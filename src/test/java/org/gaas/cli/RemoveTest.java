package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("gaas remove")
class RemoveTest {
    private static final String T0 = "2026-11-21T10:59:58Z";
    private static final String T1 = "2026-11-21T10:59:59Z";
    private static final String REMOVAL = "POST /api/installations/capri-test/removal";
    private static final String INSTALLATION = "GET /api/installations/capri-test";
    private static final String PROCESS = "GET /api/processes/p1";
    private static final Api.Removal GONE = new Api.Removal(
            "2026-11-21T11:00:00Z",
            List.of(
                    "trial1: no file, no folder",
                    "kept until 2026-12-05: 900 bytes in /srv/gaas/.archives/capri-test.7"),
            new Api.Archive("/srv/gaas/.archives/capri-test.7", List.of("trial1"), 900, "2026-12-05", null));
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("asks for the name, follows to the end, and tells what was seen when nothing was left")
    void removed() {
        goesWell();
        var result = shell.typing("capri-test").run("remove", "capri-test");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                Process p1 has begun.
                12:00:00  Drop databases: done (1.0 s)
                capri-test is gone.
                  trial1: no file, no folder
                  kept until 2026-12-05: 900 bytes in /srv/gaas/.archives/capri-test.7
                """);
        assertThat(result.code()).isZero();
        assertThat(shell.questions)
                .containsExactly("Take capri-test away: its site, databases and files? Type its name to go on: ");
        assertThat(desk.requests().get(0).body()).isEqualTo("{}");
    }

    @Test
    @DisplayName("another answer than the name removes nothing: exit code 1, and the desk is not asked")
    void otherAnswer() {
        for (var answer : List.of("", "y", "yes", "capri", "capri-test2")) {
            var result = shell.typing(answer).run("remove", "capri-test");
            assertThat(result.out()).isEqualTo("Nothing was removed.\n");
            assertThat(result.code()).isEqualTo(1);
        }
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    @DisplayName("where nobody can be asked, --yes is needed: exit code 2")
    void nobodyThere() {
        var result = shell.run("remove", "capri-test");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("say --yes to remove capri-test");
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    @DisplayName("--yes asks nobody; with --json it gives one object")
    void json() {
        goesWell();
        var result = shell.run("remove", "capri-test", "--yes", "--json");
        assertThat(result.out()).startsWith("{\"started\":{").endsWith("}\n").hasLineCount(1);
        assertThat(result.code()).isZero();
        assertThat(shell.questions).isEmpty();
    }

    @Test
    @DisplayName("--no-wait only starts it; whoever follows it later is told the same")
    void later() {
        goesWell();
        assertThat(shell.run("remove", "capri-test", "--yes", "--no-wait").out())
                .isEqualTo("""
                Process p1 has begun.
                Next: gaas show capri-test --follow
                """);
        var followed = shell.run("show", "capri-test", "--follow");
        assertThat(followed.out()).contains("capri-test is gone.", "trial1: no file, no folder");
        assertThat(followed.code()).isZero();
    }

    @Test
    @DisplayName("what is left behind needs a repair: exit code 3, with the reason")
    void leftBehind() {
        var step = new Api.Step("Task_P", "Prove removal", "repair", T0, null, null, "trial1: a file is left", null);
        desk.accepts(REMOVAL, new Api.Started("capri-test", "p1", null, null))
                .answers(PROCESS, process("repair", null, step));
        var result = shell.run("remove", "capri-test", "--yes");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("Stopped: it needs a repair.", "Prove removal: trial1: a file is left");
    }

    @Test
    @DisplayName("a name that is none is not accepted, and not sent")
    void badName() {
        assertThat(shell.run("remove", "../b", "--yes").code()).isEqualTo(2);
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    @DisplayName("show tells of one that is gone when that was, what was seen, and what is kept until when")
    void shown() {
        var removal = new Api.ProcessSummary("p1", "Remove installation", "removed", T0);
        desk.answers(INSTALLATION, installation("removed", List.of(removal)));
        assertThat(shell.run("show", "capri-test").out()).contains("""
                gone         2026-11-21 12:00
                             trial1: no file, no folder
                             kept until 2026-12-05: 900 bytes in /srv/gaas/.archives/capri-test.7
                archive      900 bytes in /srv/gaas/.archives/capri-test.7 on trial1
                             kept until 2026-12-05
                """.indent(2));
    }

    private void goesWell() {
        var drop = new Api.Step("Task_D", "Drop databases", "done", T0, T1, null, null, null);
        var running = new Api.ProcessSummary("p1", "Remove installation", "running", T0);
        desk.accepts(REMOVAL, new Api.Started("capri-test", "p1", null, null))
                .answers(PROCESS, process("removed", "Installation removed", drop))
                .answers(INSTALLATION, installation("removed", List.of(running)));
    }

    private static Api.Process process(String state, String outcome, Api.Step... steps) {
        return new Api.Process(
                "p1", "Remove installation", "capri-test", state, T0, null, outcome, List.of(steps), List.of(), null);
    }

    private static Api.Installation installation(String state, List<Api.ProcessSummary> processes) {
        return new Api.Installation(
                "capri-test",
                "capri",
                "test",
                null,
                null,
                null,
                null,
                state,
                null,
                null,
                null,
                null,
                List.of(),
                processes,
                GONE);
    }
}
