package org.gaas.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in front of programs on the box's servers: the one that begins every script of the desk, so that a script waits,
 * or its answer is kept although nobody listens any more; and the client of the database.
 */
final class SlowServer {
    /** It takes a script whole, and begins only when the next one has come. */
    private static final String TIMEOUT = """
            #!/bin/sh
            # a script calls it too
            [ -z "$SLOW_SERVER" ] || exec /usr/bin/timeout "$@"
            export SLOW_SERVER=yes
            cd 'FOLDER' || exit 125
            if [ -e wait ]; then
                read -r place number <wait
                if [ "$number" -gt 1 ]; then
                    echo "$place $((number - 1))" >wait
                elif mv wait taken; then
                    cat >"script.$$"
                    : >delivered
                    while [ ! -e next ]; do sleep 0.02; done
                    exec /usr/bin/timeout "$@" <"script.$$" >"answer.$place" 2>&1
                fi
            elif [ -e listen ]; then
                place=$(cat listen)
                mv listen taken && exec /usr/bin/timeout "$@" >"answer.$place" 2>&1
            elif [ -e delivered ]; then
                : >next
            fi
            exec /usr/bin/timeout "$@"
            """;

    /** The client of the database: the server dies under its hands. */
    private static final String MARIADB = """
            #!/bin/sh
            die() { kill -9 "$(cat 'HOME/database/pid')"; }
            if [ -e 'FOLDER/database' ]; then
                read -r number moment <'FOLDER/database'
                if [ "$number" -gt 1 ]; then
                    echo "$((number - 1)) $moment" >'FOLDER/database'
                elif mv 'FOLDER/database' 'FOLDER/taken'; then
                    case $moment in
                        before) die ;;
                        between)
                            { IFS= read -r first && printf '%s\\n' "$first"; sleep 0.2; die; cat; } | 'REAL' "$@"
                            exit
                            ;;
                        after) 'REAL' "$@"; code=$?; die; exit $code ;;
                    esac
                fi
            fi
            exec 'REAL' "$@"
            """;

    private static final String REAL = "mariadb.real";

    private static final long POLL_NANOS = 5_000_000;

    private final Path home;
    private final Path programs;
    private final Path folder;

    SlowServer(Path home) {
        this.home = home;
        this.programs = home.resolve("bin");
        this.folder = home.resolve("slow");
    }

    /** After each start of the desk, which makes its folder of programs anew. */
    void install() {
        try {
            Files.createDirectories(folder);
            var client = programs.resolve("mariadb");
            if (Files.isSymbolicLink(client)) {
                Files.move(client, programs.resolve(REAL), StandardCopyOption.REPLACE_EXISTING);
                program(client, MARIADB.replace("REAL", programs.resolve(REAL).toString()));
            }
            program(programs.resolve("timeout"), TIMEOUT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client of the database for those who only look. */
    static Path realClient(Path home) {
        var real = home.resolve("bin").resolve(REAL);
        return Files.exists(real) ? real : home.resolve("bin/mariadb");
    }

    private void program(Path file, String text) throws IOException {
        Files.writeString(file, text.replace("FOLDER", folder.toString()).replace("HOME", home.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** See {@link Deeds#DATABASE}. */
    void killDatabase(int call, String moment) {
        forget("taken", "database");
        write("database", call + " " + moment + "\n");
    }

    /**
     * One of the next scripts is taken whole, and begins together with the one that comes after it.
     *
     * @param number which, from 1
     */
    void waitWith(String place, int number) {
        forget("wait", "listen", "taken", "delivered", "next");
        write("wait", place + " " + number + "\n");
    }

    /** What the next script answers is kept, even if it has nobody to answer to. */
    void listenTo(String place) {
        forget("wait", "listen", "taken", "delivered", "next");
        write("listen", place);
    }

    /** Waits until the script is there; false when the thread is interrupted. */
    boolean delivered() {
        while (!Files.exists(folder.resolve("delivered"))) {
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.interrupted()) return false;
        }
        return true;
    }

    /** What was asked for and did not come will not come; what waits goes on. */
    void calm() {
        if (!Files.isDirectory(folder)) return;
        forget("wait", "listen", "database");
        write("next", "");
    }

    /** What late scripts answered, by place. */
    Map<String, String> answers() {
        var answers = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith("answer.")) answers.put(name.substring(7), Files.readString(file));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(String... files) {
        try {
            for (var file : files) Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
