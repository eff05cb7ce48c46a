package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How the command line is used")
class UsageTest {
    private static final List<String> COMMANDS = List.of(
            "demo",
            "serve",
            "install",
            "deploy",
            "onboard",
            "withdraw",
            "offboard",
            "names",
            "rename",
            "adopt",
            "availability",
            "check",
            "list",
            "show",
            "converge",
            "servers",
            "certificate",
            "certificates",
            "contact",
            "agreement",
            "agreements",
            "access",
            "tags",
            "tasks",
            "deputies",
            "factor",
            "code",
            "standins",
            "oncall",
            "hours",
            "costs",
            "completion");
    private final Shell shell = new Shell();

    @Test
    @DisplayName("--help names all commands and the exit codes")
    void help() {
        var result = shell.run("--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains(COMMANDS).contains("Exit codes: 0 done, 1 failed", "GAAS_PASSWORD_FILE");
    }

    @Test
    @DisplayName("every command has its own --help, and a mistake in it says where to look")
    void everyCommand() {
        for (var command : COMMANDS) {
            assertThat(shell.run(command, "--help").out()).as(command).startsWith("Usage: gaas " + command);
            var wrong = shell.run(command, "--no-such-option");
            assertThat(wrong.code()).as(command).isEqualTo(2);
            assertThat(wrong.err()).as(command).contains("why:", "gaas " + command + " --help");
        }
    }

    @Test
    @DisplayName("a mistyped command: exit code 2 and the right one")
    void mistyped() {
        var result = shell.run("instal");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean install");
        assertThat(shell.run().code()).as("no command").isEqualTo(2);
    }

    @Test
    @DisplayName("--version tells the version of gaas and of Java")
    void version() {
        assertThat(shell.run("--version").out()).startsWith("gaas ").contains("Java ");
    }

    @Test
    @DisplayName("what the terminal's character set destroyed is refused, not sent")
    void characterSet() {
        var result = shell.run("list", "--user", "S\uFFFDn");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    @DisplayName("colours only on a screen, and never against NO_COLOR or a dumb terminal")
    void colors() {
        var red = "\u001b[31m";
        assertThat(shell.run("list").err()).doesNotContain(red);
        assertThat(shell.run("list", "--color", "always").err()).contains(red);
        shell.columns(80);
        assertThat(shell.run("list").err()).contains(red);
        assertThat(shell.run("list", "--color=never").err()).doesNotContain(red);
        shell.environment.put("TERM", "dumb");
        assertThat(shell.run("list").err()).doesNotContain(red);
        shell.environment.put("TERM", "xterm");
        shell.environment.put("NO_COLOR", "1");
        assertThat(shell.run("list").err()).doesNotContain(red);
        assertThat(shell.run("list", "--color", "blue").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("completion is a script that bash reads, with all commands")
    void completion() throws IOException, InterruptedException {
        var script = shell.run("completion").out();
        assertThat(script).contains(COMMANDS).contains("--template");
        var bash = new ProcessBuilder("sh", "-c", "command -v bash >/dev/null || exit 0; exec bash -n")
                .redirectErrorStream(true)
                .start();
        try (var in = bash.getOutputStream()) {
            in.write(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
    }

    @Test
    @DisplayName("the rehearsal that the launcher runs after a build goes through")
    void rehearsal() throws IOException {
        Rehearsal.main();
    }
}
