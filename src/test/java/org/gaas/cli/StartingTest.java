package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("gaas demo and gaas serve")
class StartingTest {
    @TempDir
    Path folder;

    private final Shell shell = new Shell();

    @Test
    @DisplayName("demo starts the desk with the box, at home in the checkout")
    void demo() {
        shell.checkout = Optional.of(folder);
        assertThat(shell.run("demo").code()).isEqualTo(ExitCode.STAYS);
        assertThat(shell.desksStarted.get(0))
                .containsExactly("--gaas.box.enabled=true", "--gaas.home=" + folder.resolve(".gaas"));
        shell.run("demo", "--fresh", "--home", folder.resolve("a b/../c").toString(), "--port", "0");
        assertThat(shell.desksStarted.get(1))
                .containsExactly(
                        "--gaas.box.enabled=true",
                        "--gaas.home=" + folder.resolve("c"),
                        "--gaas.box.fresh=true",
                        "--server.port=0");
    }

    @Test
    @DisplayName("serve starts the desk without the box, with any further settings")
    void serve() {
        shell.run("serve", "--port", "8443", "--home", "/srv/gaas", "--", "--gaas.node=a", "--b=c d");
        assertThat(shell.desksStarted.get(0))
                .containsExactly("--gaas.home=/srv/gaas", "--server.port=8443", "--gaas.node=a", "--b=c d");
    }

    @Test
    @DisplayName("migrate and restored do only that, and end")
    void withoutDesk() {
        assertThat(shell.run("migrate", "--", "--b=c d").code()).isZero();
        assertThat(shell.desksStarted.get(0)).containsExactly("--gaas.only=migrate", "--b=c d");
        assertThat(shell.run("restored").code()).isZero();
        assertThat(shell.desksStarted.get(1)).containsExactly("--gaas.only=restored");
    }

    @Test
    @DisplayName("a desk that can't start has said why: nobody is asked to report that")
    void cantStart() {
        shell.start = properties -> {
            throw new IllegalStateException("Failed to start bean 'sealing'");
        };
        for (var command : new String[] {"demo", "serve", "migrate", "restored"}) {
            var result = shell.run(command);
            assertThat(result.code()).as(command).isEqualTo(ExitCode.FAILED);
            assertThat(result.err())
                    .as(command)
                    .startsWith("gaas: the desk did not start\n  why:   it is told above\n")
                    .doesNotContain("sealing", "report");
        }
    }

    @Test
    @DisplayName("the other commands find the box that a demo started, also with --home through GAAS_HOME")
    void box() throws IOException {
        try (var desk = new FakeDesk()) {
            desk.answers("GET /api/servers", java.util.List.of());
            var home = Files.createDirectories(folder.resolve(".gaas"));
            var file = Files.writeString(
                    home.resolve("cli.properties"),
                    "url=" + desk.url() + "\nuser=" + FakeDesk.USER + "\npassword=" + FakeDesk.PASSWORD);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            shell.checkout = Optional.of(folder);
            assertThat(shell.run("servers").code()).isZero();
            shell.checkout = Optional.empty();
            assertThat(shell.run("servers").code()).isEqualTo(4);
            shell.environment.put("GAAS_HOME", home.toString());
            assertThat(shell.run("servers").code()).isZero();
        }
    }
}
