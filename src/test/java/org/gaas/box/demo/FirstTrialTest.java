package org.gaas.box.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The first trial")
class FirstTrialTest {
    private final List<String> said = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Deque<String> progress = new ArrayDeque<>();
    private boolean installed;
    private int postStatus = 202;
    private HttpServer desk;

    @BeforeEach
    void start() throws IOException {
        desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        desk.createContext("/", this::answer);
        desk.start();
    }

    @AfterEach
    void stop() {
        desk.stop(0);
    }

    @Test
    @DisplayName("is followed step by step up to the task that waits for a person")
    void followed() throws Exception {
        progress.add(view("running", "Fetch release"));
        progress.add(view("running", "Fetch release"));
        progress.add(view("running", "Ship release"));
        progress.add("{\"state\":\"waiting\",\"steps\":[]}");
        var outcome = trial().run();
        assertThat(outcome.ready()).isTrue();
        assertThat(outcome.url()).hasValue("https://localhost:1/welcome-test/");
        assertThat(said)
                .containsExactly("Installing the first trial, welcome-test ...", "  Fetch release", "  Ship release");
        assertThat(asked).anyMatch(line -> line.startsWith("POST /api/installations {") && line.contains("\"sample\""));
    }

    @Test
    @DisplayName("is not installed a second time")
    void once() throws Exception {
        installed = true;
        assertThat(trial().run().ready()).isTrue();
        assertThat(asked).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    @DisplayName("says when it needs a repair")
    void repair() throws Exception {
        progress.add("{\"state\":\"repair\"}");
        var outcome = trial().run();
        assertThat(outcome.ready()).isFalse();
        var text = new Welcome(
                        URI.create("http://localhost:8080/"), Path.of("/h"), Path.of("/h/ca.pem"), List.of(), "r", "s")
                .text(outcome);
        assertThat(text).contains("its state is: repair", "as hanna", "gaas tags s");
    }

    @Test
    @DisplayName("says what the desk said when it is refused")
    void refused() {
        postStatus = 400;
        assertThatThrownBy(() -> trial().run()).hasMessageContaining("400");
    }

    private FirstTrial trial() {
        var address = URI.create("http://localhost:" + desk.getAddress().getPort() + "/");
        return new FirstTrial(new DeskApi(address, "dora", "secret"), said::add);
    }

    private static String view(String state, String step) {
        return "{\"state\":\"%s\",\"steps\":[{\"label\":\"%s\",\"state\":\"running\"}]}".formatted(state, step);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (exchange.getRequestMethod().equals("POST")) {
            installed = postStatus < 300;
            respond(exchange, postStatus, "{\"process\":\"p1\"}");
        } else if (path.startsWith("/api/processes/")) {
            respond(exchange, 200, progress.remove());
        } else if (installed) {
            respond(exchange, 200, "{\"url\":\"https://localhost:1/welcome-test/\"}");
        } else {
            respond(exchange, 404, "{}");
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
