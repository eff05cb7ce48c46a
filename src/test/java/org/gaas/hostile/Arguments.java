package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks again and again at the arguments of all processes of this machine: every user may see them. */
final class Arguments implements AutoCloseable {
    private static final Path PROC = Path.of("/proc");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

    static Arguments watched() {
        var arguments = new Arguments();
        arguments.watch.scheduleWithFixedDelay(arguments::look, 0, 5, TimeUnit.MILLISECONDS);
        return arguments;
    }

    /** All that was seen, a process a line. */
    String text() {
        return String.join("\n", seen);
    }

    private void look() {
        try (var processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (var process : processes) look(process);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void look(Path process) {
        try {
            seen.add(new String(Files.readAllBytes(process.resolve("cmdline")), UTF_8).replace('\0', ' '));
        } catch (IOException ended) {
            // one process less to look at
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
