package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Certificates that were there before they were renewed by themselves; on both kinds of database. */
@DisplayName("Certificates of an earlier version")
class OlderCertificatesTest {
    @Test
    @DisplayName("keep what was agreed when the tables are updated, on a real MariaDB")
    void onMariaDb(@TempDir Path folder) {
        try (var server = new MariaDb(folder)) {
            updated(new DriverManagerDataSource(server.url("gaas"), MariaDb.OWNER, MariaDb.PASSWORD));
            assertThat(server.client("show create table gaas.certificate"))
                    .contains("`lapses` tinyint(1) NOT NULL DEFAULT 0")
                    .doesNotContain("`standing` ");
        }
    }

    @Test
    @DisplayName("keep what was agreed when the tables are updated, on H2")
    void onH2() {
        var pool = JdbcConnectionPool.create("jdbc:h2:mem:older", "sa", "");
        try {
            updated(pool);
        } finally {
            pool.dispose();
        }
    }

    private static void updated(DataSource database) {
        Flyway.configure().dataSource(database).target("81").load().migrate();
        var tables = JdbcClient.create(database);
        for (var standing : new String[] {"true", "false"})
            tables.sql("insert into certificate (server, way, key_kind, ceiling, currency, standing, created) values"
                            + " ('prod1', 'ORDERED', 'P256', 100.00, 'EUR', " + standing
                            + ", '2026-11-01 10:00:00.123')")
                    .update();
        tables.sql("insert into certificate_order (certificate, process, state, request, opened)"
                        + " select number, concat('p', number), 'INSTALLED', 'PEM', created from certificate")
                .update();

        tables.sql("insert into project (name, created) values ('capri', '2026-11-01 10:00:00')")
                .update();
        for (var environment : new String[] {"", "-acc"})
            tables.sql("insert into installation (id, project, environment, state, owner, claim, requested) values"
                            + " (concat('capri', '" + environment + "'), 'capri', 'production', 'INSTALLED', 'p', 'p',"
                            + " '2026-11-01 10:00:00')")
                    .update();
        tables.sql(
                        "insert into certificate (installation, way, key_kind, ceiling, currency, standing, created)"
                                + " select number, 'ORDERED', 'P256', 20 * length(id), 'EUR', false, requested from installation")
                .update();

        Flyway.configure().dataSource(database).load().migrate();
        assertThat(tables.sql("select concat(name, ' ', ceiling_currency, ' ', ceiling) from project")
                        .query(String.class)
                        .list())
                .containsExactly("capri EUR 180.00");
        tables.sql("delete from certificate where installation is not null").update();
        assertThat(tables.sql("select concat(coalesce(standing_by, 'nobody'), ' ', coalesce(cast(standing_since as"
                                + " char(23)), 'never')) from certificate where standing_until is null and not lapses"
                                + " and ended is null order by number")
                        .query(String.class)
                        .list())
                .as("who has a standing order, and since when")
                .containsExactly("desk 2026-11-01 10:00:00.123", "nobody never");
        assertThat(tables.sql("select count(*) from certificate_order where closed is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        // what is written from now on: to the millisecond, and until a day
        assertThat(tables.sql("update certificate set standing_until = '2027-11-30', lapses = true,"
                                + " ended = '2026-11-22 09:08:07.006' where standing_by is null")
                        .update())
                .isOne();
        assertThat(tables.sql("select concat(cast(standing_until as char(10)), ' ', cast(ended as char(23)))"
                                + " from certificate where lapses")
                        .query(String.class)
                        .single())
                .isEqualTo("2027-11-30 2026-11-22 09:08:07.006");
    }
}
