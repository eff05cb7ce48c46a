package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    @DisplayName("names tells of each name that is wrong what it is and must become, with exit code 1")
    void names() {
        desk.answers(
                "GET /api/productions/capri/names",
                List.of(
                        new Api.ProductionName(
                                "capri.nl", "right", "capri.nl leads to us.", "capri.nl > 192.0.2.4", ""),
                        new Api.ProductionName(
                                "www.capri.nl",
                                "elsewhere",
                                "www.capri.nl leads to 192.0.2.7; it must lead to 192.0.2.4.",
                                "www.capri.nl > 192.0.2.7",
                                "www.capri.nl. A 192.0.2.4")));
        var result = shell.run("names", "capri");
        assertThat(result.out()).isEqualTo("""
                capri.nl leads to us.
                www.capri.nl leads to 192.0.2.7; it must lead to 192.0.2.4.
                  is:   www.capri.nl > 192.0.2.7
                  must: www.capri.nl. A 192.0.2.4
                """);
        assertThat(result.code()).isEqualTo(1);
    }
}
