package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@DisplayName("The desk's own account on a real MariaDB")
class DeskAccountTest {
    @TempDir
    static Path folder;

    private static MariaDb server;
    private static HikariDataSource pool;

    @BeforeAll
    static void migrate() {
        server = new MariaDb(folder);
        makeTables();
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.url("gaas"));
        pool.setUsername(MariaDb.DESK);
        pool.setPassword(MariaDb.PASSWORD);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setMaximumPoolSize(3);
    }

    @AfterAll
    static void stop() {
        if (pool != null) pool.close();
        if (server != null) server.close();
    }

    @Test
    @DisplayName("writes the trail, and reads it back as it was written, to the last character")
    void writes() {
        var trail = new Trail(JdbcClient.create(pool), new DataSourceTransactionManager(pool), Clock.systemUTC());
        trail.record(Entry.decision("hanna", "complete-task", "capri-test").detail("Søn 東京 😀 \\ ' trailing "));
        assertThat(trail.of("capri-test", 1).get(0).detail()).isEqualTo("Søn 東京 😀 \\ ' trailing ");
    }

    @Test
    @DisplayName("keeps the milliseconds of a time")
    void milliseconds() {
        var time = Instant.parse("2026-11-21T16:00:00.123Z");
        var trail = new Trail(
                JdbcClient.create(pool), new DataSourceTransactionManager(pool), Clock.fixed(time, ZoneOffset.UTC));
        trail.record(Entry.decision("hanna", "complete-task", "exact-test"));
        assertThat(trail.of("exact-test", 1).get(0).at()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_trail set who = 'mallory'",
                "delete from audit_trail",
                "update audit_seal set hash = ''",
                "delete from audit_seal",
                "truncate table audit_trail",
                "drop table audit_trail",
                "alter table audit_trail drop column who",
                "create table mine (x int)",
                "delete from flyway_schema_history"
            })
    @DisplayName("can't change the trail, nor the tables themselves: error 1142")
    void denied(String statement) throws SQLException {
        try (var connection = pool.getConnection();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.executeUpdate(statement))
                    .isInstanceOfSatisfying(SQLException.class, no -> assertThat(no.getErrorCode())
                            .isEqualTo(1142));
        }
    }

    @Test
    @DisplayName("may do with all other tables what the desk does with them")
    void others() {
        var grants = server.client("show grants for '" + MariaDb.DESK + "'@'%'");
        assertThat(grants)
                .contains("GRANT SELECT, INSERT, UPDATE, DELETE ON `gaas`.`ACT_RU_EXECUTION`")
                .contains("GRANT SELECT, INSERT, UPDATE, DELETE ON `gaas`.`billing_hours`")
                .contains("GRANT SELECT, INSERT ON `gaas`.`audit_trail`");
    }

    @Test
    @DisplayName("gets its rights again, also on new tables, whenever the tables are updated")
    void again() {
        server.client("create table gaas.new_one (x int)");
        makeTables();
        assertThat(server.client("show grants for '" + MariaDb.DESK + "'@'%'")).contains("`gaas`.`new_one`");
    }

    private static void makeTables() {
        server.makeTables("gaas", folder);
    }
}
