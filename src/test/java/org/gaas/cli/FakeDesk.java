package org.gaas.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.cli.client.Api;

/**
 * A desk that answers what a test tells it, in the shapes of {@link Api}. Like the real one it wants a user and a
 * password, and answers what it does not know as a problem. A call with several answers gives them one after the other,
 * the last one for ever.
 */
final class FakeDesk implements AutoCloseable {
    static final String USER = "dora";
    static final String PASSWORD = "pass:wörd";

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>();

    private record Answer(int status, String type, String text) {}

    /** A request as it came in, for example {@code POST /api/checks}. */
    record Request(String call, String body, String accept, String shown) {}

    FakeDesk() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    FakeDesk answers(String call, Object... values) {
        for (var value : values) add(call, new Answer(200, "application/json", json(value)));
        return this;
    }

    /** 202, as for work that has only begun. */
    FakeDesk accepts(String call, Object value) {
        return add(call, new Answer(202, "application/json", json(value)));
    }

    FakeDesk refuses(String call, int status, Api.ProblemDetail problem) {
        return add(call, new Answer(status, "application/problem+json", json(problem)));
    }

    FakeDesk says(String call, int status, String type, String text) {
        return add(call, new Answer(status, type, text));
    }

    /** Breaks the connection without an answer, this often. */
    FakeDesk breaks(String call, int times) {
        for (var i = 0; i < times; i++) add(call, new Answer(0, "", ""));
        return this;
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    List<String> calls() {
        return requests().stream().map(Request::call).toList();
    }

    Request last() {
        return requests().get(requests().size() - 1);
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FakeDesk add(String call, Answer answer) {
        answers.computeIfAbsent(call, none -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (requests) {
                requests.add(new Request(
                        call,
                        body,
                        exchange.getRequestHeaders().getFirst("Accept"),
                        exchange.getRequestHeaders().getFirst("Second-Factor")));
            }
            var answer = answer(exchange, call);
            if (answer.status() == 0) return;
            var bytes = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            if (answer.status() == 302) exchange.getResponseHeaders().add("Location", "/login");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, String call) {
        if (!isSignedIn(exchange)) return problem(401, "Unauthorized");
        var queue = answers.get(call);
        if (queue == null) return problem(404, "there is no " + call);
        return queue.size() > 1 ? queue.poll() : queue.peek();
    }

    private static boolean isSignedIn(HttpExchange exchange) {
        var expected =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static Answer problem(int status, String detail) {
        return new Answer(
                status,
                "application/problem+json",
                json(new Api.ProblemDetail("Not done", detail, null, null, null, List.of())));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
