package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        shell.run("demo", "--home", folder.resolve("a b/../c").toString(), "--port", "0");
        assertThat(shell.desksStarted.get(1))
                .containsExactly("--gaas.box.enabled=true", "--gaas.home=" + folder.resolve("c"), "--server.port=0");
    }

    @Test
    @DisplayName("serve starts the desk without the box, with any further settings")
    void serve() {
        shell.run("serve", "--port", "8443", "--home", "/srv/gaas", "--", "--gaas.node=a", "--b=c d");
        assertThat(shell.desksStarted.get(0))
                .containsExactly("--gaas.home=/srv/gaas", "--server.port=8443", "--gaas.node=a", "--b=c d");
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

    @Test
    @DisplayName(
            "--fresh takes away all that the last demo left, read-only releases too, and follows no link out of it")
    void fresh() throws IOException {
        var home = home();
        var release = Files.createDirectories(home.resolve("servers/trial1/releases/1.0"));
        var outside = Files.writeString(folder.resolve("outside"), "stays");
        Files.createSymbolicLink(home.resolve("link"), folder);
        Files.writeString(release.resolve("file"), "x");
        Files.setPosixFilePermissions(release, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(shell.run("demo", "--fresh", "--home", home.toString()).code())
                .isEqualTo(ExitCode.STAYS);
        assertThat(home).isDirectoryNotContaining(path -> !path.endsWith(FreshStart.LOCK));
        assertThat(outside).hasContent("stays");
        assertThat(shell.desksStarted).hasSize(1);
    }

    @Test
    @DisplayName("--fresh in a folder that no demo made touches nothing and starts nothing")
    void notAHome() throws IOException {
        var precious = Files.writeString(folder.resolve("precious"), "x");
        var result = shell.run("demo", "--fresh", "--home", folder.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("this is not the home of a demo");
        assertThat(precious).exists();
        assertThat(shell.desksStarted).isEmpty();
    }

    @Test
    @DisplayName("--fresh while a demo runs there touches nothing")
    void inUse() throws IOException {
        var home = home();
        var data = Files.writeString(home.resolve("data"), "x");
        try (var channel = FileChannel.open(home.resolve(FreshStart.LOCK), StandardOpenOption.WRITE)) {
            channel.lock();
            var result = shell.run("demo", "--fresh", "--home", home.toString());
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("a demo is running there");
        }
        assertThat(data).exists();
    }

    @Test
    @DisplayName("--fresh the first time is a start like any other")
    void firstTime() {
        assertThat(shell.run("demo", "--fresh", "--home", folder.resolve("new").toString())
                        .code())
                .isEqualTo(ExitCode.STAYS);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private Path home() throws IOException {
        var home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve(FreshStart.LOCK), "");
        return home;
    }
}
