package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.gaas.Desk;
import org.gaas.box.database.Database;
import org.gaas.box.tls.TestAuthority;

/** A MariaDB of its own for a test, with a database for the desk and the two accounts of docs/operating.md. */
final class MariaDb implements AutoCloseable {
    static final String OWNER = "gaas_owner";
    static final String DESK = "gaas_desk";
    static final String PASSWORD = "not-a-secret-here";

    private final Database server;

    MariaDb(Path folder) {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = free.getLocalPort();
            var tls = Files.createDirectories(folder.resolve("tls"));
            var certificate = new TestAuthority(tls, Clock.systemUTC()).leaf("database", List.of("localhost"));
            free.close();
            server = Database.start(
                    Files.createDirectories(folder.resolve("data")),
                    Path.of("target", "mariadb").toAbsolutePath(),
                    port,
                    certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var account : List.of(OWNER, DESK))
            client("create user '" + account + "'@'%' identified by '" + PASSWORD + "'");
        database("gaas");
    }

    /** An empty database, for the owner of the tables. */
    void database(String name) {
        client("create database " + name + " character set utf8mb4");
        client("grant all on " + name + ".* to '" + OWNER + "'@'%' with grant option");
    }

    /** Makes the tables as their owner, and gives the desk's account what it needs. */
    void makeTables(String name, Path home) {
        Desk.main(
                "--gaas.only=migrate",
                "--spring.datasource.url=" + url(name),
                "--spring.datasource.username=" + OWNER,
                "--spring.datasource.password=" + PASSWORD,
                "--gaas.database.desk-account=" + DESK + "@%",
                "--camunda.bpm.database.type=mysql",
                "--gaas.home=" + home);
    }

    /** The settings of a desk that runs with its own account. */
    String[] settings(String name) {
        return new String[] {
            "--spring.datasource.url=" + url(name),
            "--spring.datasource.username=" + DESK,
            "--spring.datasource.password=" + PASSWORD,
            "--gaas.database.migrate=false",
            "--camunda.bpm.database.type=mysql"
        };
    }

    String url(String name) {
        return "jdbc:mysql://127.0.0.1:" + server.port() + "/" + name + "?nullCatalogMeansCurrent=true";
    }

    /** As the administrator of the server. */
    String client(String statement) {
        return run("mariadb", "-N", "-e", statement);
    }

    /** One of the server's own programs, as its administrator. */
    String run(String program, String... arguments) {
        var command = new ArrayList<>(
                List.of(server.client(program).toString(), "--defaults-file=" + server.administrator()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
