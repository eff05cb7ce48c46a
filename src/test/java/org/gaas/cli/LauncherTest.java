package org.gaas.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real script in a checkout of its own, with a Java and a Maven that only write down what they were asked. */
@DisplayName("The launcher ./gaas")
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            case " $* " in
                " -version ") echo 'openjdk version "'"${0%/bin/java}"'"' | sed 's|"/.*-|"|' >&2; exit ;;
            esac
            for word in "$@"; do
                case $word in
                    extract) mkdir -p "$6/lib" && : > "$6/gaas-1.jar"; exit ;;
                    -XX:DumpLoadedClassList=*) : > "${word#*=}" ;;
                    org.gaas.cli.Rehearsal) exit ;;
                    -Xshare:dump) dump=yes ;;
                    -XX:SharedArchiveFile=*) archive=${word#*=} ;;
                esac
            done
            if [ -n "${dump-}" ]; then : > "$archive"; exit; fi
            printf '<%s>' "$@"
            printf '\\npid %s, lock %s, LC_ALL %s\\n' $$ "$([ -e /proc/$$/fd/9 ] && echo held || echo free)" "${LC_ALL-}"
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "build $*" >> builds
            mkdir -p target && : > target/gaas-1.jar && : > target/gaas-1-box.jar
            echo "COMPILATION said so"
            [ -z "${EDIT-}" ] || until [ src/main/A -nt target/launch/started ]; do touch src/main/A; done
            exit "${MAVEN_EXIT-0}"
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path checkout;

    private record Result(int code, String out, String err, long pid) {}

    @BeforeEach
    void checkout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a check out"));
        Files.copy(Path.of("gaas"), checkout.resolve("gaas"));
        Files.createDirectories(checkout.resolve("src/main"));
        executable(checkout.resolve("gaas"), Files.readString(checkout.resolve("gaas")));
        executable(checkout.resolve("mvnw"), MAVEN);
        for (var source : List.of("pom.xml", "src/main/A")) {
            var file = Files.writeString(checkout.resolve(source), "");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        java("17.0.15");
        environment.put("PATH", folder.resolve("jdk-17.0.15/bin") + ":" + System.getenv("PATH"));
    }

    @Test
    @DisplayName("before anything is built, commands say so and build nothing")
    void notBuilt() throws Exception {
        for (var args : List.of(List.of("list"), List.of("--help"), List.of("demo", "--help"), List.<String>of())) {
            var result = run(args);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).startsWith("gaas: not built: run ./gaas demo once\n");
        }
        assertThat(builds()).isEmpty();
    }

    @Test
    @DisplayName("demo builds once, and becomes the desk in its own process, without the lock")
    void demo() throws Exception {
        var result = run(List.of("demo", "--port", "0"));
        assertThat(result.err()).isEqualTo("Building gaas ...\n");
        assertThat(builds()).containsExactly("build -q -B -Dmaven.test.skip=true package");
        assertThat(result.out())
                .contains("<-Xmx512m><-XX:DumpLoadedClassList=" + checkout)
                .contains("<-Dgaas.directory=" + checkout + "><-Dgaas.terminal=0x0>")
                .contains("<-cp><" + checkout + "/target/launch/box-")
                .contains("/gaas-1.jar><org.gaas.cli.Main><demo><--port><0>")
                .contains("pid " + result.pid() + ", lock free");
        assertThat(run(List.of("demo")).err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    @DisplayName("serve takes the jar without the demo's database")
    void serve() throws Exception {
        assertThat(run(List.of("serve")).out()).contains("/target/launch/desk-").contains("<serve>");
    }

    @Test
    @DisplayName("after a change of the sources demo builds again, other commands never do")
    void changed() throws Exception {
        run(List.of("demo"));
        Files.setLastModifiedTime(
                checkout.resolve("src/main/A"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(List.of("list")).code()).isZero();
        assertThat(builds()).hasSize(1);
        run(List.of("demo"));
        assertThat(builds()).hasSize(2);
    }

    @Test
    @DisplayName("what is saved while the compiler runs counts as a change")
    void changedMeanwhile() throws Exception {
        environment.put("EDIT", "yes");
        run(List.of("demo"));
        environment.remove("EDIT");
        run(List.of("demo"));
        assertThat(builds()).hasSize(2);
    }

    @Test
    @DisplayName("two at once build once")
    void twoAtOnce() throws Exception {
        var first = start(List.of("demo"), checkout.resolve("gaas"), folder);
        var second = start(List.of("demo"), checkout.resolve("gaas"), folder);
        assertThat(List.of(end(first).code(), end(second).code())).containsOnly(0);
        assertThat(builds()).hasSize(1);
    }

    @Test
    @DisplayName("a build that fails shows its log, starts nothing, and is tried again")
    void failedBuild() throws Exception {
        environment.put("MAVEN_EXIT", "1");
        var result = run(List.of("demo"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("COMPILATION said so", "gaas: gaas could not be built", "build.log");
        assertThat(result.out()).isEmpty();
        Files.delete(checkout.resolve("target/gaas-1-box.jar"));
        environment.remove("MAVEN_EXIT");
        assertThat(run(List.of("demo")).code()).isZero();
    }

    @Test
    @DisplayName("commands start small, with their archive, and get every argument as it was typed")
    void command() throws Exception {
        run(List.of("demo"));
        var result = run(List.of("install", "a  b", "*", "", "$(touch x)", "é\n", "demo"));
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("<-Xmx256m>")
                .contains("/box/commands-17.0.15.jsa>")
                .contains("<org.gaas.cli.Main><install><a  b><*><><$(touch x)><é\n><demo>");
        assertThat(checkout.resolve("target/launch/box/commands-17.0.15.jsa")).exists();
    }

    @Test
    @DisplayName("works from anywhere, and through links to links")
    void links() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin dir"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../a check out/gaas"));
        Files.createSymbolicLink(folder.resolve("gaas link"), bin.resolve("one"));
        var result = end(start(List.of("demo"), folder.resolve("gaas link"), bin));
        assertThat(result.out()).contains("<-Dgaas.directory=" + checkout + ">");
    }

    @Test
    @DisplayName("JAVA_HOME comes first, but not when it is too old")
    void javaHome() throws Exception {
        environment.put("JAVA_HOME", java("21.0.1").toString());
        run(List.of("demo"));
        assertThat(run(List.of("list")).out()).contains("commands-21.0.1.jsa");
        environment.put("JAVA_HOME", java("11.0.2").toString());
        assertThat(run(List.of("list")).out()).contains("commands-17.0.15.jsa");
        environment.put("JAVA_HOME", "/nonexistent");
        assertThat(run(List.of("list")).out()).contains("commands-17.0.15.jsa");
    }

    @Test
    @DisplayName("the version stands in the JDK's own file, where there is one")
    void releaseFile() throws Exception {
        var jdk = java("9");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25\"\nOS_ARCH=\"x\"\n");
        environment.put("JAVA_HOME", jdk.toString());
        run(List.of("demo"));
        assertThat(run(List.of("list")).out()).contains("commands-25.jsa");
    }

    @Test
    @DisplayName("without a Java 17 it says what it found and what to install")
    void tooOld() throws Exception {
        environment.put("JAVA_HOME", java("1.8.0_402").toString());
        environment.put("PATH", java("11.0.2").resolve("bin") + ":" + tools());
        var result = run(List.of("demo"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("gaas: no Java 17 or newer was found\n")
                .contains("is Java 1.8.0_402; ", "is Java 11.0.2\n", "apt-get install openjdk-17");
        environment.put("PATH", tools());
        environment.remove("JAVA_HOME");
        assertThat(run(List.of("demo")).err()).contains("JAVA_HOME=(not set)", "why:   there is none");
    }

    @Test
    @DisplayName("a runtime without a compiler is told apart before the build")
    void noCompiler() throws Exception {
        Files.delete(folder.resolve("jdk-17.0.15/bin/javac"));
        var result = run(List.of("demo"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("a JDK is needed to build gaas");
        assertThat(builds()).isEmpty();
    }

    @Test
    @DisplayName("without a locale the letters of UTF-8 arrive, and a locale that is set stays")
    void locale() throws Exception {
        assertThat(run(List.of("demo")).out()).contains("LC_ALL C.UTF-8");
        environment.put("LC_ALL", "nl_NL.ISO-8859-1");
        assertThat(run(List.of("demo")).out()).contains("LC_ALL nl_NL.ISO-8859-1");
    }

    @Test
    @DisplayName("the desk's own archive is made of what a desk needed that had come up, and then used")
    void deskArchive() throws Exception {
        run(List.of("demo"));
        var launch = checkout.resolve("target/launch/box").toRealPath();
        assertThat(run(List.of("demo")).out()).as("neither came up").contains("<-XX:DumpLoadedClassList=");
        Files.writeString(launch.resolve("desk-17.0.15.list.1"), "");
        Files.writeString(launch.resolve("desk-17.0.15.list.1.started"), "");
        assertThat(run(List.of("demo")).out()).doesNotContain("DumpLoadedClassList");
        await().untilAsserted(() -> {
            assertThat(launch.resolve("desk-17.0.15.jsa")).exists();
            assertThat(launch.resolve("desk-17.0.15.list.1.started")).doesNotExist();
        });
        assertThat(run(List.of("demo")).out()).contains("<-XX:SharedArchiveFile=" + launch + "/desk-17.0.15.jsa>");
    }

    private Result run(List<String> args) throws Exception {
        return end(start(args, checkout.resolve("gaas"), folder));
    }

    private Process start(List<String> args, Path script, Path directory) throws IOException {
        var command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(args);
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Result end(Process process) throws Exception {
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out, err, process.pid());
    }

    private List<String> builds() throws IOException {
        var file = checkout.resolve("builds");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** A JDK whose version is the end of its folder's name. */
    private Path java(String version) throws IOException {
        var bin = Files.createDirectories(folder.resolve("jdk-" + version + "/bin"));
        executable(bin.resolve("java"), JAVA);
        executable(bin.resolve("javac"), "");
        return bin.getParent();
    }

    /** A PATH with all that the script needs, and no Java. */
    private String tools() throws IOException {
        var bin = Files.createDirectories(folder.resolve("tools"));
        for (var tool : List.of("sh", "dirname", "readlink", "sed", "head", "find", "stat", "mkdir"))
            for (var place : List.of("/usr/bin", "/bin"))
                if (Files.exists(Path.of(place, tool)) && Files.notExists(bin.resolve(tool)))
                    Files.createSymbolicLink(bin.resolve(tool), Path.of(place, tool));
        return bin.toString();
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
