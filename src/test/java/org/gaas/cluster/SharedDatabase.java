package org.gaas.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gaas.box.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A database that several desks share: MySQL in a container where Docker is present, else the box's MariaDB.
 *
 * @param what which of the two, with its version
 */
record SharedDatabase(String what, String url, String user, String password, Runnable end) implements AutoCloseable {
    private static final String NAME = "desk";
    private static final String PASSWORD = "known-to-this-test-only";

    static SharedDatabase beside(Database mariaDb) {
        return DockerClientFactory.instance().isDockerAvailable() ? mySql() : in(mariaDb);
    }

    private static SharedDatabase mySql() {
        var container = new MySQLContainer("mysql:8.4")
                .withDatabaseName(NAME)
                .withUsername(NAME)
                .withPassword(PASSWORD);
        container.start();
        return told("in a container", container.getJdbcUrl() + "?allowPublicKeyRetrieval=true&", container::stop);
    }

    private static SharedDatabase in(Database mariaDb) {
        run(mariaDb, """
                create database %1$s character set utf8mb4;
                create user '%1$s'@'localhost' identified by '%2$s';
                grant all on %1$s.* to '%1$s'@'localhost';
                """.formatted(NAME, PASSWORD));
        var url = "jdbc:mysql://127.0.0.1:" + mariaDb.port() + "/" + NAME + "?";
        return told("embedded, because there is no Docker here", url, () -> {});
    }

    private static SharedDatabase told(String where, String url, Runnable end) {
        var database = new SharedDatabase("", url + "nullCatalogMeansCurrent=true", NAME, PASSWORD, end);
        var version =
                database.jdbc().sql("select version()").query(String.class).single();
        var product = version.contains("MariaDB") ? "MariaDB" : "MySQL";
        return new SharedDatabase(
                product + " " + version + " (" + where + ")", database.url, NAME, PASSWORD, database.end);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }

    long count(String table, String where) {
        return jdbc().sql("select count(*) from " + table + " where " + where)
                .query(Long.class)
                .single();
    }

    List<String> settings() {
        return List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password,
                "--camunda.bpm.database.type=mysql");
    }

    @Override
    public void close() {
        end.run();
    }

    /** As the administrator of the box's MariaDB. */
    static String run(Database mariaDb, String statements) {
        try {
            var client = new ProcessBuilder(
                            mariaDb.client("mariadb").toString(), "--defaults-file=" + mariaDb.administrator(), "-N")
                    .redirectErrorStream(true)
                    .start();
            try (var input = client.getOutputStream()) {
                input.write(statements.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (client.waitFor() != 0) throw new IllegalStateException(said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
