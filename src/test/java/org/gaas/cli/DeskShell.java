package org.gaas.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.gaas.cli.terminal.Terminal;

/** Runs commands against a real desk, in this JVM; they wait in real time. */
public final class DeskShell {
    private final Map<String, String> environment;

    public DeskShell(int port, String user, String password) {
        environment = new HashMap<>(Map.of(
                "NO_COLOR", "1", "GAAS_URL", "http://localhost:" + port, "GAAS_USER", user, "GAAS_PASSWORD", password));
    }

    /** Somebody who has a code of the second factor, or a proof, at hand. */
    public DeskShell showing(String codeOrProof) {
        environment.put("GAAS_CODE", codeOrProof);
        return this;
    }

    /** What a command printed, and its exit code. */
    public record Result(int code, String out, String err) {}

    public Result run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0,
                0,
                false,
                true);
        var code = CommandLines.run(
                new Surroundings(
                        environment,
                        Path.of("/nonexistent"),
                        Optional.empty(),
                        terminal,
                        question -> Optional.empty(),
                        question -> Optional.empty(),
                        Clock.systemUTC(),
                        pause -> LockSupport.parkNanos(pause.toNanos()),
                        properties -> {
                            throw new IllegalStateException("no desk is started here");
                        }),
                args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
