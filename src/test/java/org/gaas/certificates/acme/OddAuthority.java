package org.gaas.certificates.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.gaas.box.tls.TestAuthority;
import org.gaas.certificates.acme.AcmeSettings.Authority;

/** An authority that does what Pebble never does: it asks to wait, sends elsewhere, or does not answer. */
final class OddAuthority implements AutoCloseable {
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final TestAuthority roots;
    private final HttpsServer server;

    /** How a path is answered. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    OddAuthority(Path folder) {
        try {
            roots = new TestAuthority(folder, Clock.systemUTC());
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(roots.leaf("odd", List.of("localhost")))));
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    behaviours
                            .getOrDefault(exchange.getRequestURI().getPath(), sending(404, "text/plain", "nothing"))
                            .answer(exchange);
                }
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        on("/dir", json(directory(uri(""))));
        on("/nonce", json("{}"));
    }

    private static SSLContext tls(org.gaas.box.tls.Certificate own) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("own", own.key(), new char[0], own.chain().toArray(Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    String directory(String at) {
        return """
                {"newNonce": "%1$s/nonce", "newAccount": "%1$s/account", "newOrder": "%1$s/order",
                 "revokeCert": "%1$s/revoke", "keyChange": "%1$s/change", "renewalInfo": "%1$s/renewal"}
                """.formatted(at);
    }

    void on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    static Behaviour json(String text) {
        return sending(200, "application/json", text);
    }

    static Behaviour sending(int status, String kind, String text) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", kind);
            exchange.getResponseHeaders().add("Replay-Nonce", "MTIzNDU2Nzg5MDEyMzQ1Ng");
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
            if (!head) exchange.getResponseBody().write(bytes);
        };
    }

    String uri(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    Authority settings(String... networks) {
        return new Authority(
                "odd",
                URI.create(uri("/dir")),
                List.of(networks),
                Optional.of(roots.file()),
                Optional.empty(),
                true,
                AcmeSettings.Binding.NONE);
    }

    /** A certificate that knows its authority's key. */
    X509Certificate certificate() {
        return roots.leaf("odd", List.of("localhost")).leaf();
    }

    /** Waits, at most until this ends. */
    void pause(long milliseconds) throws IOException {
        try {
            if (ended.await(milliseconds, TimeUnit.MILLISECONDS)) throw new IOException("ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
