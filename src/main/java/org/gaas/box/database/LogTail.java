package org.gaas.box.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last lines of the first log that says something. */
final class LogTail {
    private static final int BYTES = 1500;

    private LogTail() {}

    static String of(Path folder, String... logs) {
        for (String log : logs) {
            String tail = read(folder.resolve(log)).strip();
            if (!tail.isEmpty()) return "It says: " + tail;
        }
        return "";
    }

    private static String read(Path file) {
        if (!Files.exists(file)) return "";
        try (var random = new RandomAccessFile(file.toFile(), "r")) {
            random.seek(Math.max(0, random.length() - BYTES));
            var bytes = new byte[BYTES];
            int n = random.read(bytes);
            return n <= 0 ? "" : new String(bytes, 0, n, ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
