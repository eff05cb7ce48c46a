package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("When the desk does not do it")
class TroubleTest {
    private static final String CALL = "GET /api/servers";
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0} with code {1} is exit code {2}: {3}")
    @CsvSource({
        "400, NAME_INVALID, 2, not accepted",
        "404, NOT_FOUND,    2, not found",
        "409, NAME_EXISTS,  1, refused",
        "403, FORBIDDEN,    5, not allowed",
        "401, ,             5, not signed in",
        "429, ,             1, too many requests",
        "500, ,             1, the desk could not do it",
        "502, UNREACHABLE,  1, the desk could not do it",
        "503, NO_SPACE,     1, the desk could not do it",
        "503, ,             4, the desk could not do it",
    })
    void statuses(int status, String code, int exit, String what) {
        desk.refuses(CALL, status, new Api.ProblemDetail("Title", "why not", code, null, "do this", List.of()));
        var result = shell.run("servers");
        assertThat(result.code()).isEqualTo(exit);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                gaas: %s
                  where: GET /api/servers
                  why:   %swhy not
                  next:  do this
                """.formatted(what, code == null ? "" : code + ": "));
    }

    @Test
    @DisplayName("an error of many lines stays readable, and nothing in it is obeyed")
    void manyLines() {
        desk.refuses(CALL, 400, new Api.ProblemDetail("T", "one\n\u001b[2Jtwo", "C", "f\n", null, List.of("a\u0007")));
        assertThat(shell.run("servers").err()).isEqualTo("""
                gaas: not accepted
                  where: f
                          (GET /api/servers)
                  why:   C: one
                         \\u001b[2Jtwo
                  try:   a\\u0007
                """);
    }

    @Test
    @DisplayName("an error page that is no problem is told by its number")
    void errorPage() {
        desk.says(CALL, 502, "text/html", "<html>Bad gateway");
        assertThat(shell.run("servers").err())
                .contains("why:   the desk answered 502")
                .doesNotContain("<html>");
    }

    @Test
    @DisplayName("what is no desk: exit code 4, and no redirect is followed")
    void noDesk() {
        for (var wrong : List.of("redirect", "page", "garbage", "list")) {
            try (var other = new FakeDesk()) {
                switch (wrong) {
                    case "redirect" -> other.says(CALL, 302, "text/html", "");
                    case "page" -> other.says(CALL, 200, "text/html", "<html>Welcome");
                    case "garbage" -> other.says(CALL, 200, "application/json", "[{]");
                    default -> other.answers(CALL, "text");
                }
                var result = Shell.with(other).run("servers");
                assertThat(result.code()).as(wrong).isEqualTo(4);
                assertThat(result.err()).as(wrong).startsWith("gaas: this is not a desk");
                assertThat(other.calls()).as(wrong).containsExactly(CALL);
            }
        }
    }

    @Test
    @DisplayName("nobody listens: exit code 4, and how to start one")
    void nobody() {
        desk.close();
        var result = shell.run("servers");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("nothing answers there", "gaas demo");
    }

    @Test
    @DisplayName("a wrong password: exit code 5, and it is not printed")
    void wrongPassword() {
        shell.environment.put("GAAS_PASSWORD", "geheim");
        var result = shell.run("servers");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).startsWith("gaas: not signed in").doesNotContain("geheim");
    }
}
