package org.gaas.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What tests ask of the machine that they run on. */
public final class Local {
    private Local() {}

    /** What a program prints, without the end of the line. */
    public static String line(String... argv) {
        try {
            var process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean has(String program) {
        return List.of("/usr/sbin/", "/usr/bin/", "/bin/", "/sbin/").stream()
                .anyMatch(folder -> new java.io.File(folder + program).canExecute());
    }
}
