package org.gaas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fleet")
@EnabledIf(value = "possible", disabledReason = "a fleet needs root, Debian's programs and network namespaces")
@DisplayName("A fleet for tests leaves nothing behind")
class FleetScriptsTest {
    /** The programs of "up" that change something on the machine. */
    private static final List<String> CHANGING = List.of("ip", "mount", "install", "mkdir", "nsenter");

    @TempDir
    Path folder;

    private FleetRemains remains;
    private Map<String, String> surroundings;

    static boolean possible() {
        return TestFleet.missing().isEmpty();
    }

    @BeforeEach
    void prepare() throws IOException {
        remains = new FleetRemains(TestFleet.freeNumber(150));
        Files.createDirectory(folder.resolve("tmp"));
        Files.writeString(folder.resolve("key.pub"), "ssh-ed25519 AAAA\n");
        surroundings = new TreeMap<>(Map.of(
                "GAAS_FLEET", remains.number(), "TMPDIR", folder.resolve("tmp").toString()));
    }

    @AfterEach
    void end() throws IOException {
        down();
        Files.delete(TestFleet.STATE.resolve(remains.number() + ".owner"));
    }

    @Test
    @DisplayName("when it is ended; also when a server of it lost its power, and when it is ended twice")
    void ended() throws IOException {
        run("up", "2", folder.resolve("key.pub").toString());
        run("power", "off", "srv2");
        assertThat(remains.look()).as("a look that sees it").hasSizeGreaterThan(8);
        down();
        requireNothing();
        down();
        requireNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    @DisplayName("when whoever starts it is killed half-way, at each change of the machine")
    void killed(int change) throws IOException {
        killAt(change);
        assertThatThrownBy(() -> run("up", "1", folder.resolve("key.pub").toString()))
                .hasMessageContaining("failed");
        assertThat(folder.resolve("killed")).as("so many changes were made").exists();
        remains.look();
        down();
        requireNothing();
    }

    @Test
    @DisplayName("when it is ended while it is still being started")
    void meanwhile() throws Exception {
        var up = start("up", "2", folder.resolve("key.pub").toString());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(remains.state().resolve("srv1/pid")));
        remains.look();
        down();
        requireNothing();
        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
        requireNothing();
    }

    @Test
    @DisplayName("when it is ended while its root is being made")
    void root() throws Exception {
        surroundings.put("GAAS_FLEET_CACHE", folder.resolve("cache").toString());
        program("debootstrap", "echo $$ >" + folder.resolve("making") + "; sleep 1000 & wait");
        var up = start("up", "1", folder.resolve("key.pub").toString());
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("making")));
        assertThat(remains.look()).as("a look that sees who makes it").hasSize(3);
        down();
        requireNothing();
        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    @DisplayName("when it can't be started: it says why, and ends itself")
    void failed() throws IOException {
        surroundings.put("GAAS_FLEET_CACHE", folder.resolve("cache").toString());
        program("debootstrap", "echo 'no such mirror'; exit 1");
        assertThatThrownBy(() -> run("up", "1", folder.resolve("key.pub").toString()))
                .hasMessageContaining("fleet: debootstrap failed: " + folder.resolve("cache"));
        requireNothing();
    }

    private void requireNothing() throws IOException {
        assertThat(remains.look()).isEmpty();
        try (var files = Files.list(folder.resolve("tmp"))) {
            assertThat(files).isEmpty();
        }
    }

    /** Changes are counted one by one; the one with this number is made, and whoever ordered it is killed. */
    private void killAt(int change) throws IOException {
        Files.writeString(folder.resolve("count"), "0");
        for (var name : CHANGING) {
            var real = Stream.of("/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/")
                    .map(place -> Path.of(place + name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            program(name, """
                            exec 9>>COUNT.lock; flock 9
                            read -r n <COUNT; n=$((n + 1)); echo $n >COUNT
                            [ $n != %d ] || { : >KILLED; kill -KILL $PPID; }
                            exec %s "$@" 9>&-""".replace("COUNT", folder.resolve("count").toString())
                    .replace("KILLED", folder.resolve("killed").toString())
                    .formatted(change, real));
        }
    }

    private void program(String name, String text) throws IOException {
        var programs = Files.createDirectories(folder.resolve("programs"));
        var program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        surroundings.put("PATH", programs + ":" + System.getenv("PATH"));
    }

    private void down() {
        TestFleet.run(
                Map.of("GAAS_FLEET", remains.number()),
                TestFleet.SCRIPTS.resolve("down").toString());
    }

    private void run(String script, String... words) {
        TestFleet.run(surroundings, argv(script, words).toArray(String[]::new));
    }

    private Process start(String script, String... words) throws IOException {
        var program = new ProcessBuilder(argv(script, words)).redirectErrorStream(true);
        program.environment().putAll(surroundings);
        return program.redirectOutput(folder.resolve("said").toFile()).start();
    }

    private static List<String> argv(String script, String... words) {
        var argv = new ArrayList<>(List.of(TestFleet.SCRIPTS.resolve(script).toString()));
        argv.addAll(List.of(words));
        return argv;
    }
}
