package org.gaas.box.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.gaas.box.tls.Certificate;
import org.gaas.box.tls.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The web server of the box, with one installation that tests publish and change. */
abstract class FrontGround {
    @TempDir
    Path folder;

    Path root;
    Path home;
    Path web;
    TestAuthority authority;
    Certificate own;
    SSLContext trust;
    HttpClient client;
    Front front;

    @BeforeEach
    void start() throws Exception {
        root = folder.resolve("trial1");
        home = root.resolve("srv/gaas/friesland-test");
        web = home.resolve("current/public");
        for (Path path : List.of(root.resolve("tmp"), root.resolve(Front.FOLDER), home.resolve("releases/1/public")))
            Files.createDirectories(path);
        Files.createSymbolicLink(home.resolve("current"), Path.of("releases/1"));
        Path tls = Files.createDirectory(folder.resolve("tls"));
        authority = new TestAuthority(tls, Clock.systemUTC());
        own = authority.leaf("front", List.of("localhost", "*.gaas.localhost", "127.0.0.1"));
        front = start(0, Duration.ofSeconds(20));
        trust = trusting(authority);
        client = HttpClient.newBuilder().sslContext(trust).build();
    }

    @AfterEach
    void stop() {
        front.close();
    }

    Front start(int port, Duration timeout) {
        return Front.start(port, folder, own, Map.of("trial1", root), Map.of("PATH", "/usr/bin:/bin"), timeout);
    }

    void publish(String runtime, String more) throws IOException {
        Files.writeString(root.resolve(Front.FOLDER).resolve("friesland-test.conf"), """
                # written by a test
                installation friesland-test
                prefix /friesland-test
                web /srv/gaas/friesland-test/current/public
                log /srv/gaas/friesland-test/shared/log/error.log
                runtime %s
                %s""".formatted(
                        runtime, more.contains("host ") ? more : "host localhost\n" + more));
        touch();
    }

    void touch() throws IOException {
        Path file = root.resolve(Front.RELOAD);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    void script(String name, String text) throws IOException {
        Path file = Files.writeString(web.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + front.port() + path))
                .timeout(Duration.ofMinutes(1));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    HttpResponse<String> head(String path) throws Exception {
        return send(request(path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    String raw(String request) throws IOException {
        try (var socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", front.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    java.security.cert.Certificate certificateFor(String name) throws Exception {
        // any certificate will do here: it is looked at, not trusted
        try (var socket =
                (SSLSocket) trusting(authority, new TestAuthority(root.resolve("etc/gaas/tls"), Clock.systemUTC()))
                        .getSocketFactory()
                        .createSocket("127.0.0.1", front.port())) {
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    static SSLContext trusting(TestAuthority... authorities) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var authority : authorities) store.setCertificateEntry("ca" + store.size(), authority.certificate());
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
