package org.gaas.box;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The box")
class BoxTest {
    @TempDir
    Path folder;

    private Path home;
    private Box box;

    @AfterEach
    void stop() {
        if (box != null) box.close();
        assertThat(running()).isEmpty();
    }

    @Test
    @DisplayName("keeps addresses, keys and data over a stop, and leaves no process behind")
    void keptState() {
        home = folder.resolve("it's a höme");
        box = Box.start(home, BoxFixture.settings());
        var servers = box.servers();
        int front = box.frontPort();
        var people = DemoUsers.kept(box.home()).lines();
        box.close();
        assertThat(running()).isEmpty();

        box = Box.start(home, BoxFixture.settings());
        assertThat(box.servers()).isEqualTo(servers);
        assertThat(box.servers())
                .extracting(BoxServer::name, BoxServer::role)
                .containsExactly(
                        tuple("prod1", "production"),
                        tuple("acc1", "acceptance"),
                        tuple("trial1", "trial"),
                        tuple("build1", "build"));
        assertThat(box.frontPort()).isEqualTo(front);
        assertThat(DemoUsers.kept(box.home()).lines()).isEqualTo(people);
    }

    @Test
    @DisplayName("is there once for a home: a second desk is told so")
    void onlyOne() {
        home = folder.resolve("home");
        box = Box.start(home, BoxFixture.settings());
        assertThatThrownBy(() -> Box.start(home, BoxFixture.settings()))
                .isInstanceOf(BoxFailure.class)
                .hasMessageContaining("Another desk uses");
    }

    @Test
    @DisplayName("ends what it started when a later part can't start")
    void allOrNothing() throws IOException {
        home = folder.resolve("home");
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/acc1"), "garbage");
        assertThatThrownBy(() -> Box.start(home, BoxFixture.settings())).hasMessageContaining("acc1");
        assertThat(running()).isEmpty();
    }

    @Test
    @DisplayName("goes on with the database that a killed desk left, and lets its long work go on")
    void killed() throws Exception {
        home = folder.resolve("home");
        var desk = fork();
        long database = pid(home.resolve("database"));
        desk.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(database)).isPresent();

        box = Box.start(home, BoxFixture.settings());
        assertThat(pid(home.resolve("database"))).isEqualTo(database);
        assertThat(new Marked(box.server("trial1").root().toString()).find()).hasSize(1);
    }

    @Test
    @DisplayName("starts over when it should, and then knows nothing of before")
    void fresh() throws Exception {
        home = folder.resolve("home");
        var desk = fork();
        Path release = Files.createDirectories(home.resolve("servers/trial1/srv/gaas/a/releases/1"));
        Files.writeString(release.resolve("file"), "x");
        assertThat(release.toFile().setWritable(false)).isTrue();
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Files.createSymbolicLink(home.resolve("servers/trial1/out"), folder);
        desk.destroyForcibly().waitFor();

        Fresh.start(home);
        assertThat(running()).isEmpty();
        assertThat(home.resolve("servers")).doesNotExist();
        assertThat(home.resolve("database")).doesNotExist();
        assertThat(precious).hasContent("mine");
    }

    @Test
    @DisplayName("does not empty a folder that is not its own")
    void notOurs() throws IOException {
        home = folder.resolve("documents");
        Files.createDirectories(home);
        Files.writeString(home.resolve("thesis"), "mine");
        assertThatThrownBy(() -> Fresh.start(home)).isInstanceOf(BoxFailure.class);
        assertThat(home.resolve("thesis")).hasContent("mine");
    }

    @Test
    @DisplayName("has nothing to empty where nothing is but its log")
    void nothingYet() throws IOException {
        Files.writeString(folder.resolve(BoxHome.LOG), "said");
        Fresh.start(folder);
        Fresh.start(folder.resolve("nowhere"));
        assertThat(folder.resolve(BoxHome.LOG)).hasContent("said");
    }

    /** A desk of its own, with a command running on a server. */
    private Process fork() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedBox.class.getName(),
                        home + "")
                .redirectErrorStream(true)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line; (line = output.readLine()) != null; ) if (line.equals(ForkedBox.READY)) return process;
        throw new IOException("the forked box did not start");
    }

    private static long pid(Path mark) {
        return new Marked(mark.toString()).find().get(0).pid();
    }

    private List<ProcessHandle> running() {
        if (home == null) return List.of();
        return Stream.of("database", "servers/prod1", "servers/acc1", "servers/trial1", "servers/build1")
                .flatMap(part -> new Marked(home.resolve(part).toString()).find().stream())
                .toList();
    }
}
