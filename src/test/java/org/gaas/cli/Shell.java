package org.gaas.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaas.cli.terminal.Terminal;

/** Runs commands as a shell would, at noon of a day on which time passes only while a command waits. */
final class Shell {
    final Map<String, String> environment = new HashMap<>();
    final List<List<String>> desksStarted = new ArrayList<>();
    /** What starting a desk does. */
    Consumer<List<String>> start = desksStarted::add;

    Path home = Path.of("/nonexistent");
    Optional<Path> checkout = Optional.empty();
    private final Time time = new Time();
    private int columns;
    private int haste = 1;
    private Optional<String> typed = Optional.empty();
    private Optional<String> password = Optional.empty();
    final List<String> questions = new ArrayList<>();

    /** What a command printed, and its exit code. */
    record Result(int code, String out, String err) {}

    /** A shell whose environment names the desk, its user and the password. */
    static Shell with(FakeDesk desk) {
        var shell = new Shell();
        shell.environment.put("NO_COLOR", "1");
        shell.environment.put("GAAS_URL", desk.url());
        shell.environment.put("GAAS_USER", FakeDesk.USER);
        shell.environment.put("GAAS_PASSWORD", FakeDesk.PASSWORD);
        return shell;
    }

    /** Somebody who answers every question with this line. */
    Shell typing(String line) {
        typed = Optional.of(line);
        return this;
    }

    /** The same, when asked for a password. */
    Shell typingPassword(String word) {
        password = Optional.of(word);
        return this;
    }

    /** A screen of this width instead of a file. */
    Shell columns(int columns) {
        this.columns = columns;
        return this;
    }

    /** Each pause of a command takes this many times as long, so that hours pass in few requests. */
    Shell haste(int times) {
        this.haste = times;
        return this;
    }

    Result run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                columns,
                columns == 0 ? 0 : 24,
                false,
                true);
        var code = CommandLines.run(
                new Surroundings(
                        environment,
                        home,
                        checkout,
                        terminal,
                        question -> {
                            questions.add(question);
                            return password;
                        },
                        question -> {
                            questions.add(question);
                            return typed;
                        },
                        time,
                        pause -> time.pass(pause.multipliedBy(haste)),
                        properties -> start.accept(List.of(properties))),
                args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-21T11:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Amsterdam");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
