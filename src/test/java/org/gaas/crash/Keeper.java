package org.gaas.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaas.box.Marked;

/** Starts the box's database server again whenever it died, as the service manager of a real server does. */
final class Keeper implements AutoCloseable {
    private final Path folder;
    private final List<String> command;
    private final AtomicInteger starts = new AtomicInteger();
    private volatile boolean closed;

    private Keeper(Path home) throws IOException {
        folder = home.resolve("database");
        var now = server();
        command = List.of(Files.readString(Path.of("/proc/" + now.pid() + "/cmdline"), UTF_8)
                .split("\0"));
        watch(now);
    }

    static Keeper of(Path home) {
        try {
            return new Keeper(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int starts() {
        return starts.get();
    }

    private ProcessHandle server() throws IOException {
        var pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private void watch(ProcessHandle server) {
        server.onExit().thenRun(() -> {
            if (!closed) watch(start());
        });
    }

    private synchronized ProcessHandle start() {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        new Marked(folder.toString()).put(builder);
        try {
            starts.incrementAndGet();
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it stays as it is. */
    @Override
    public void close() {
        closed = true;
    }
}
