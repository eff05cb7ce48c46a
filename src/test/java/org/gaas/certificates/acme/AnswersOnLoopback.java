package org.gaas.certificates.acme;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.certificates.ChallengeAnswer;

/** A web server that all names lead to, which answers an authority. */
final class AnswersOnLoopback implements AutoCloseable {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    AnswersOnLoopback() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/acme-challenge/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var answer = answers.get(path.substring(path.lastIndexOf('/') + 1));
            var bytes = String.valueOf(answer).getBytes();
            exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void give(List<ChallengeAnswer> given) {
        given.forEach(answer -> answers.put(answer.token(), answer.toString()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
