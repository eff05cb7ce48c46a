package org.gaas.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * The box for integration tests: started at first use, once for all tests of the JVM, in a folder of its own; ended and
 * removed with the JVM. Tests share it, so each takes names of its own.
 */
public final class BoxFixture {
    private static Box box;

    private BoxFixture() {}

    /** The running box. */
    public static synchronized Box box() {
        if (box == null) box = start();
        return box;
    }

    private static Box start() {
        try {
            Path folder = Files.createTempDirectory("gaas-box");
            Box started = Box.start(folder, settings());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, folder)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings that let all boxes of the build share the unpacked database programs. */
    public static BoxSettings settings() {
        return new BoxSettings(
                true, false, false, Map.of(), Path.of("target", "mariadb").toAbsolutePath(), Duration.ofSeconds(60));
    }

    private static void end(Box started, Path folder) {
        started.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
