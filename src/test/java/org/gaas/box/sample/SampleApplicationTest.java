package org.gaas.box.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaas.box.Box;
import org.gaas.box.BoxFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sample application")
class SampleApplicationTest {
    private static final String DATABASE = "sampletest_test_gems";
    private static final String SETTINGS = """
            installation=sample-<b>&test
            environment=test
            url=https://localhost/
            database_host=127.0.0.1
            database_port=%d
            database_name=sampletest_test_gems
            database_user=sampletest
            database_password=pass"word\\%%
            """;

    private final Box box = BoxFixture.box();

    @TempDir
    Path release;

    @BeforeEach
    void install() throws Exception {
        install("1.1.0");
        Files.writeString(
                release.resolve("settings.conf"),
                SETTINGS.formatted(box.database().port()));
        administrator("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4;"
                + "CREATE USER 'sampletest'@'localhost' IDENTIFIED BY 'pass\"word\\\\%';"
                + "GRANT ALL ON " + DATABASE + ".* TO 'sampletest'@'localhost'");
    }

    @AfterEach
    void remove() throws Exception {
        administrator("DROP DATABASE " + DATABASE + "; DROP USER 'sampletest'@'localhost'");
    }

    @Test
    @DisplayName("migrates to its level, and changes nothing when it is there")
    void migrate() throws Exception {
        assertThat(run("bin/migrate")).isEqualTo("""
                migration 001-patients.sql
                migration 002-visits.sql
                schema level 2
                : 0""");
        assertThat(run("bin/migrate")).isEqualTo("schema level 2\n: 0");
        install("1.2.0");
        assertThat(run("bin/migrate"))
                .contains("003-consent.sql", "schema level 3")
                .doesNotContain("002");
        assertThat(run("bin/maintenance", "state")).isEqualTo("open\n: 0");
    }

    @Test
    @DisplayName("says by its exit code that a migration failed, that it has no database, or that it is too old")
    void failures() throws Exception {
        Files.writeString(release.resolve("migrations/009-bad.sql"), "SELECT nonsense;");
        assertThat(run("bin/migrate")).contains("009-bad.sql failed").endsWith(": 1");
        assertThat(run("bin/maintenance", "state")).isEqualTo("open\n: 0");

        Files.delete(release.resolve("migrations/009-bad.sql"));
        Files.delete(release.resolve("migrations/002-visits.sql"));
        assertThat(run("bin/migrate")).contains("newer than this release").endsWith(": 3");

        Files.writeString(release.resolve("settings.conf"), "database_host=127.0.0.1\ndatabase_port=1\n");
        assertThat(run("bin/migrate")).contains("no database").endsWith(": 2");
    }

    @Test
    @DisplayName("leaves a site closed that was closed before the migration")
    void stayClosed() throws Exception {
        assertThat(run("bin/maintenance", "on")).isEqualTo("closed\n: 0");
        assertThat(run("bin/migrate")).endsWith(": 0");
        assertThat(run("bin/maintenance", "state")).isEqualTo("closed\n: 0");
        assertThat(show()).contains("Status: 503").contains("maintenance");
        assertThat(run("bin/maintenance", "off")).isEqualTo("open\n: 0");
    }

    @Test
    @DisplayName("shows release, level and a row of its own database, with everything escaped")
    void page() throws Exception {
        run("bin/migrate");
        data("data/setup.sql");
        data("data/sample.sql");
        data("data/sample.sql");
        assertThat(show())
                .contains("Status: 200 OK", "sample-&lt;b&gt;&amp;test", "id=\"release\">1.1.0<", "id=\"level\">2<")
                .contains("id=\"patients\">5<", "Doortje van der Proef, born 2011-02-28")
                .doesNotContain("An error occurred", "maintenance", "pass");
    }

    @Test
    @DisplayName("answers 200 and says that an error occurred when its database is gone")
    void error() throws Exception {
        assertThat(show()).contains("Status: 200", "An error occurred!", "doesn't exist");
        install("1.3.0-broken");
        assertThat(show()).contains("An error occurred!");
    }

    private void install(String version) throws IOException {
        for (var file : SampleTree.at(version).files().entrySet()) {
            Path path = release.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            assertThat(path.toFile().setExecutable(SampleTree.executable(file.getKey())))
                    .isTrue();
        }
    }

    private void administrator(String sql) throws Exception {
        assertThat(run(Map.of(), List.of("mariadb", option(), "-e", sql))).isEqualTo(": 0");
    }

    private void data(String file) throws Exception {
        String sql = Files.readString(release.resolve(file));
        assertThat(run(Map.of(), List.of("mariadb", option(), DATABASE, "-e", sql)))
                .isEqualTo(": 0");
    }

    private String option() {
        return "--defaults-file=" + box.database().administrator();
    }

    private String show() throws Exception {
        return run(
                Map.of("REQUEST_METHOD", "GET", "SCRIPT_NAME", "/sample-test/index.cgi", "PATH_INFO", ""),
                List.of(release.resolve("public/index.cgi").toString()));
    }

    private String run(String program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(release.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return run(Map.of(), command);
    }

    private String run(Map<String, String> environment, List<String> command) throws Exception {
        var builder = new ProcessBuilder("/usr/bin/env", "--");
        builder.command().addAll(command);
        builder.environment().clear();
        builder.environment().put("PATH", box.home().programs() + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8) + ": " + process.waitFor();
    }
}
