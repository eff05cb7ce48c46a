package org.gaas.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gaas.box.Box;
import org.gaas.box.BoxFixture;
import org.gaas.box.database.Database;

/** Makes a home whose desk keeps its own tables in the box's MariaDB, beside the databases of the installations. */
final class DeskOnMariaDb {
    private static final String PASSWORD = "known-to-this-test-only";

    private DeskOnMariaDb() {}

    /** Settings for a desk with this home. */
    static List<String> prepare(Path home) {
        try (var box = Box.start(home, BoxFixture.settings())) {
            run(box.database(), """
                    create database desk character set utf8mb4 collate utf8mb4_bin;
                    create user 'desk'@'localhost' identified by '%1$s';
                    grant all on desk.* to 'desk'@'localhost';
                    """.formatted(PASSWORD));
            return settings(box.database().port());
        }
    }

    private static List<String> settings(int port) {
        return List.of(
                "--spring.datasource.url=jdbc:mysql://127.0.0.1:" + port + "/desk?nullCatalogMeansCurrent=true",
                "--spring.datasource.username=desk",
                "--spring.datasource.password=" + PASSWORD,
                "--camunda.bpm.database.type=mysql");
    }

    private static void run(Database database, String statements) {
        try {
            var client = new ProcessBuilder(
                            database.client("mariadb").toString(), "--defaults-file=" + database.administrator(), "-N")
                    .redirectErrorStream(true)
                    .start();
            try (var input = client.getOutputStream()) {
                input.write(statements.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (client.waitFor() != 0) throw new IllegalStateException(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
