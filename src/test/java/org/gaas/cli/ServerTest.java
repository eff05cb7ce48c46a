package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The command server")
class ServerTest {
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("add begins the process and tells whom it waits for")
    void add() {
        desk.answers("POST /api/servers", new Api.ServerStarted("trial2", "p1"));
        desk.answers(
                "GET /api/processes/p1",
                new Api.Process(
                        "p1",
                        "Add server",
                        "server:trial2",
                        "waiting",
                        "2026-11-22T01:00:00Z",
                        null,
                        null,
                        List.of(),
                        List.of(new Api.OpenTask(
                                "t1", "Confirm host key · trial2", List.of("hosting"), null, null, null)),
                        null));
        var result = shell.run("server", "add", "trial2", "--role", "trial,build", "--address", "10.0.0.2");
        assertThat(result.out()).contains("Waits for a person.", "Task: Confirm host key · trial2 (hosting)");
        assertThat(result.code()).isEqualTo(ExitCode.WAITS);
    }

    @Test
    @DisplayName("check tells each finding in lines that fit, and its exit code says that there are some")
    void check() {
        var finding = new Api.Finding(
                "error",
                "trial2",
                "PHP for the web is 8.1.2, and 8.2.29 on trial1, trial3: what runs on one may fail on the other",
                "Bring both to the same");
        desk.answers("GET /api/fleet/check", new Api.CheckedFleet(List.of("trial1", "trial2"), List.of(finding)));
        var result = shell.run("server", "check");
        assertThat(result.out()).isEqualTo("""
                error    trial2
                  PHP for the web is 8.1.2, and 8.2.29 on trial1, trial3: what runs on one may fail on the other. Bring both to the
                  same.
                2 servers looked at, 1 found.
                """);
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    @DisplayName("check with nothing found ends well")
    void alike() {
        desk.answers("GET /api/fleet/check?server=trial1", new Api.CheckedFleet(List.of("trial1"), List.of()));
        var result = shell.run("server", "check", "trial1");
        assertThat(result.out()).isEqualTo("1 server looked at: all is as it should be.\n");
        assertThat(result.code()).isZero();
    }

    @Test
    @DisplayName("lost gives a server up, with a reason; without one it says what is missing")
    void lost() {
        desk.answers("PUT /api/servers/trial1/state", Map.of());
        assertThat(shell.run("server", "lost", "trial1", "--why", "burnt").out())
                .isEqualTo("trial1 is lost for good: remove what lived there.\n");
        assertThat(desk.requests()).last().asString().contains("\"state\":\"lost\"", "\"why\":\"burnt\"");
        assertThat(shell.run("server", "lost", "trial1").err()).contains("--why");
    }

    @Test
    @DisplayName("show tells what lives on a server")
    void show() {
        desk.answers(
                "GET /api/servers/trial1",
                new Api.OneServer(
                        "trial1",
                        List.of("trial"),
                        "default",
                        "10.0.0.1:22",
                        "draining",
                        "debian",
                        "gaas",
                        "trial1.example.org",
                        List.of("ssh-ed25519 AAAA"),
                        List.of("capri-test")));
        assertThat(shell.run("server", "show", "trial1").out())
                .contains("state        draining", "lives there  capri-test");
    }

    @Test
    @DisplayName("without a word it says which ones there are, and what lists the servers")
    void alone() {
        var result = shell.run("server");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("say which: show, add, check, drain, activate, retire", "'gaas servers'");
    }
}
