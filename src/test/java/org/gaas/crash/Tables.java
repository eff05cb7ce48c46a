package org.gaas.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Looks into the box's MariaDB as its administrator. */
record Tables(Path home) {
    /** Rows as text, columns parted by tabs. */
    List<String> rows(String question) {
        try {
            var client = new ProcessBuilder(
                            SlowServer.realClient(home).toString(),
                            "--defaults-file=" + home.resolve("database/administrator.cnf"),
                            "--batch",
                            "--skip-column-names")
                    .redirectErrorStream(true)
                    .start();
            try (var input = client.getOutputStream()) {
                input.write(question.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (client.waitFor() != 0) throw new IllegalStateException(question + ": " + said);
            return said.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String table, String where) {
        return Long.parseLong(
                rows("select count(*) from " + table + " where " + where).get(0));
    }
}
