package org.gaas.box.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.gaas.box.BoxFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The web server of the box")
class FrontTest extends FrontGround {
    @Test
    @DisplayName("shows the maintenance page while it is there")
    void maintenance() throws Exception {
        publish("static", "maintenance /srv/gaas/friesland-test/shared/maintenance.html\n");
        Files.writeString(web.resolve("index.html"), "open");
        Files.createDirectories(home.resolve("shared"));
        Files.writeString(home.resolve("shared/maintenance.html"), "closed");
        var closed = get("/friesland-test/");
        assertThat(closed.statusCode()).isEqualTo(503);
        assertThat(closed.body()).isEqualTo("closed");
        Files.delete(home.resolve("shared/maintenance.html"));
        assertThat(get("/friesland-test/").body()).isEqualTo("open");
    }

    @Test
    @DisplayName("says in a sentence that nothing is at an unknown address, or that a method is not answered")
    void unknown() throws Exception {
        publish("static", "");
        var answer = get("/friesland-testing/");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("No installation answers at this address.\n");
        var delete = send(request("/friesland-test/").DELETE().build());
        assertThat(delete.statusCode()).isEqualTo(405);
        assertThat(delete.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }

    @Test
    @DisplayName("reads its files again after a reload, and leaves out the one that breaks a rule")
    void reload() throws Exception {
        publish("static", "");
        Files.writeString(web.resolve("index.html"), "here");
        assertThat(get("/friesland-test/").statusCode()).isEqualTo(200);
        Path file = root.resolve(Front.FOLDER).resolve("friesland-test.conf");
        Path other = Files.writeString(root.resolve(Front.FOLDER).resolve("bad.conf"), "web /etc\n");
        touch();
        assertThat(get("/friesland-test/").statusCode()).isEqualTo(200);
        Files.delete(file);
        Files.delete(other);
        touch();
        assertThat(get("/friesland-test/").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("survives garbage")
    void garbage() throws Exception {
        publish("static", "");
        Files.writeString(web.resolve("index.html"), "here");
        var random = new byte[4096];
        for (int i = 0; i < 20; i++) {
            new SecureRandom().nextBytes(random);
            try (var socket = new Socket("127.0.0.1", front.port())) {
                socket.getOutputStream().write(random);
            } catch (IOException refused) {
                // it may hang up while we still talk
            }
        }
        assertThat(raw("\u0001\u0002 nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(5000) + "\r\n")).startsWith("HTTP/1.1 400");
        assertThat(get("/friesland-test/").body()).isEqualTo("here");
    }

    @Test
    @DisplayName("says which port it can't have")
    void portTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> start(taken.getLocalPort(), Duration.ofSeconds(1)))
                    .isInstanceOf(BoxFailure.class)
                    .hasMessageContaining(":" + taken.getLocalPort());
        }
    }
}
