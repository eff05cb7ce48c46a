package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaas.Desk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("box")
@DisplayName("A desk on a real MariaDB, with the account that can only add to the trail")
class BackupTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "works; its backup, restored, starts only when told so, verifies its trail and goes on with open tasks")
    void restored() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        var dump = folder.resolve("backup.sql");
        try (var server = new MariaDb(folder)) {
            server.makeTables("gaas", home);
            String kept;
            try (var desk = new DeskProgram(home, server.settings("gaas")).start()) {
                kept = desk.install("kept");
                await().atMost(DeskProgram.PATIENCE)
                        .until(() -> desk.state(kept).equals("waiting"));
                assertThat(desk.audit("verification").path("intact").asBoolean())
                        .as(desk.audit("verification").toPrettyString())
                        .isTrue();
                assertThat(desk.as("hanna").get("/actuator/health").body()).contains("\"protectedByGrants\":true");
                server.run("mariadb-dump", "--single-transaction", "--result-file=" + dump, "gaas");

                var lost = desk.install("lost");
                await().atMost(DeskProgram.PATIENCE)
                        .until(() -> desk.state(lost).equals("waiting"));
            }

            server.database("again");
            server.run("mariadb", "again", "-e", "source " + dump);
            server.makeTables("again", home);
            try (var desk = new DeskProgram(home, server.settings("again"))) {
                assertThat(desk.refuses()).contains("The database is older than", "gaas restored");

                Desk.main(with(server.settings("again"), "--gaas.only=restored", "--gaas.home=" + home));
                desk.start();
                assertThat(desk.audit("verification").path("findings")).isEmpty();
                assertThat(desk.audit("entries").toString()).contains("restore-database");

                desk.complete("dora", kept, Map.of("confirmation", "done", "hours", "0:20"));
                await().atMost(DeskProgram.PATIENCE)
                        .until(() -> desk.state(kept).equals("done"));
                assertThat(desk.as("fien").get("/api/hours").body()).contains("\"installation\":\"kept-test\"");
                var converged = desk.as("dora").post("/api/installations/kept-test/converge", "{}");
                assertThat(converged.statusCode()).as(converged.body()).isEqualTo(200);
                assertThat(converged.body()).doesNotContain("FAILED");
            }
        }
    }

    private static String[] with(String[] settings, String... more) {
        var all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
