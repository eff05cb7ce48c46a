package org.gaas.box.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.gaas.box.BoxFailure;
import org.gaas.box.BoxFixture;
import org.gaas.box.Marked;
import org.gaas.box.tls.Certificate;
import org.gaas.box.tls.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The database of the box")
class DatabaseTest {
    @TempDir
    Path folder;

    private Certificate certificate;
    private int port;
    private Database database;

    @BeforeEach
    void prepare() throws IOException {
        Path tls = Files.createDirectory(folder.resolve("tls"));
        certificate = new TestAuthority(tls, Clock.systemUTC()).leaf("database", List.of("localhost"));
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        database = start();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    @DisplayName("keeps its data over a stop, goes on when a killed desk left it, and ends when it is closed")
    void life() throws Exception {
        sql("CREATE DATABASE a; CREATE TABLE a.t (x INT); INSERT INTO a.t VALUES (42)");
        long first = pid();

        // a desk that dies closes nothing; the next one finds the server running
        database = start();
        assertThat(pid()).isEqualTo(first);

        database.close();
        assertThat(new Marked(folder.toString()).find()).isEmpty();
        database = start();
        assertThat(pid()).isNotEqualTo(first);
        assertThat(sql("SELECT x FROM a.t")).isEqualTo("42\n");
    }

    @Test
    @DisplayName("answers on the loopback port to an account with a password, with TLS")
    void port() throws SQLException, IOException, InterruptedException {
        sql("CREATE USER 'app'@'localhost' IDENTIFIED BY 'secret'");
        String url = "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=REQUIRED";
        try (var connection = DriverManager.getConnection(url, "app", "secret");
                var answer = connection.createStatement().executeQuery("SELECT current_user()")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("app@localhost");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, "root", "")).isInstanceOf(SQLException.class);
    }

    @Test
    @DisplayName("shows its administrator's password to nobody but the owner")
    void secrets() throws IOException {
        String password = Files.readString(folder.resolve("administrator")).strip();
        for (String file : List.of("administrator", "administrator.cnf", "init.sql"))
            assertThat(Files.getPosixFilePermissions(folder.resolve(file))).hasSize(2);
        String arguments = Files.readString(Path.of("/proc/" + pid() + "/cmdline"));
        assertThat(arguments).doesNotContain(password);
    }

    @Test
    @DisplayName("says why it can't start")
    void unable() throws IOException {
        database.close();
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(BoxFailure.class)
                    .hasMessageContaining("does not start")
                    .hasMessageContaining("port: " + taken.getLocalPort());
        }
    }

    private Database start() {
        return Database.start(folder, BoxFixture.settings().binaries(), port, certificate);
    }

    private long pid() {
        return new Marked(folder.toString()).find().get(0).pid();
    }

    private String sql(String text) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        database.client("mariadb").toString(),
                        "--defaults-file=" + database.administrator(),
                        "-N",
                        "-e",
                        text)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
