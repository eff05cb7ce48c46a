package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The commands about production")
class OnboardTest {
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("onboard sends what was given, and leaves the rest to the desk")
    void onboard() {
        desk.answers("POST /api/productions", new Api.Started("capri", "p1", null, null));
        var result = shell.run(
                "--no-wait",
                "onboard",
                "capri",
                "--host",
                "capri.example.org",
                "--host",
                "www.capri.example.org",
                "--contact",
                "C. Klant <c@example.org>",
                "--developer",
                "daan");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(desk.last().body())
                .isEqualTo("{\"project\":\"capri\",\"hosts\":[\"capri.example.org\",\"www.capri.example.org\"],"
                        + "\"contact\":\"C. Klant <c@example.org>\",\"developers\":[\"daan\"]}");
    }

    @Test
    @DisplayName("onboard without a host or a contact: exit code 2, and which is missing")
    void missing() {
        assertThat(shell.run("onboard", "capri", "--contact", "C <c@example.org>")
                        .err())
                .contains("--host");
        var result = shell.run("onboard", "capri", "--host", "capri.example.org");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--contact");
    }

    @Test
    @DisplayName("withdraw asks the desk for it, for a name and nothing else")
    void withdraw() {
        desk.answers("POST /api/productions/capri/withdrawal", new Api.Started("capri", "p1", null, null));
        assertThat(shell.run("--no-wait", "withdraw", "capri").code()).isZero();
        assertThat(shell.run("withdraw", "../capri").code()).isEqualTo(2);
    }
}
