package org.gaas.box.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.gaas.box.BoxFailure;
import org.gaas.box.tls.Certificate;
import org.gaas.box.tls.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The web server of the box")
class FrontTest {
    @TempDir
    Path folder;

    private Path root;
    private Path home;
    private Path web;
    private TestAuthority authority;
    private Certificate own;
    private SSLContext trust;
    private HttpClient client;
    private Front front;

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

    @Test
    @DisplayName("shows files with their type, and an index for a directory")
    void files() throws Exception {
        publish("static", "");
        Files.writeString(web.resolve("index.html"), "<p>start é</p>");
        Files.writeString(web.resolve("a b.css"), "p {}");
        assertThat(get("/friesland-test/").body()).isEqualTo("<p>start é</p>");
        var css = get("/friesland-test/a%20b.css");
        assertThat(css.body()).isEqualTo("p {}");
        assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
        assertThat(head("/friesland-test/a%20b.css").headers().firstValueAsLong("Content-Length"))
                .hasValue(4);
    }

    @Test
    @DisplayName("answers 304 to a client that has the file already")
    void notModified() throws Exception {
        publish("static", "");
        Files.writeString(web.resolve("a.txt"), "a");
        Files.setLastModifiedTime(web.resolve("a.txt"), FileTime.from(Instant.parse("2026-11-01T10:00:00Z")));
        var request = request("/friesland-test/a.txt").header("If-Modified-Since", "Sun, 01 Nov 2026 10:00:00 GMT");
        assertThat(send(request.build()).statusCode()).isEqualTo(304);
    }

    @Test
    @DisplayName("leads a client to the slash at the end, and to no other host")
    void redirects() throws Exception {
        publish("static", "");
        Files.createDirectory(web.resolve("sub"));
        assertThat(get("/friesland-test?a=b").headers().firstValue("Location")).hasValue("/friesland-test/?a=b");
        assertThat(get("/friesland-test/sub").headers().firstValue("Location")).hasValue("/friesland-test/sub/");
        assertThat(get("//evil.example/..//friesland-test").headers().firstValue("Location"))
                .hasValue("/friesland-test/");
    }

    @Test
    @DisplayName("shows nothing hidden, nothing above and nothing outside of the installation")
    void traversal() throws Exception {
        publish("static", "");
        Files.writeString(home.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("outside.txt"), "secret");
        Files.writeString(web.resolve(".env"), "secret");
        Files.createDirectory(web.resolve(".git"));
        Files.writeString(web.resolve(".git/config"), "secret");
        Files.createSymbolicLink(web.resolve("link.txt"), folder.resolve("outside.txt"));
        Files.createSymbolicLink(web.resolve("etc"), Path.of("/etc"));
        for (String path : List.of(
                "/../../secret.txt",
                "/%2e%2e/%2e%2e/secret.txt",
                "/..%2f..%2fsecret.txt",
                "/..%5c..%5csecret.txt",
                "/..;/..;/secret.txt",
                "/%252e%252e/secret.txt",
                "/.env",
                "/%2eenv",
                "/.git/config",
                "/link.txt",
                "/etc/passwd",
                "/etc/",
                "/a%00.txt",
                "/a%0a.txt")) {
            String answer = raw("GET /friesland-test" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("secret", "root:");
        }
    }

    @Test
    @DisplayName("shows what an installation shares between its releases")
    void shared() throws Exception {
        publish("static", "");
        Files.createDirectories(home.resolve("shared/uploads"));
        Files.writeString(home.resolve("shared/uploads/a.txt"), "uploaded");
        Files.createSymbolicLink(web.resolve("uploads"), Path.of("../../../shared/uploads"));
        assertThat(get("/friesland-test/uploads/a.txt").body()).isEqualTo("uploaded");
    }

    @Test
    @DisplayName("runs a script with the variables of RFC 3875 and a clean environment")
    void cgi() throws Exception {
        publish("cgi", "env APPLICATION_ENV test\n");
        script("show.cgi", "printf 'Content-Type: text/plain\\r\\n\\r\\n'; env; cat");
        var request = request("/friesland-test/show.cgi?a=%24(id)&b=2")
                .header("X-Odd", "a; rm -rf /")
                .header("Proxy", "http://evil.example")
                .header("Authorization", "Basic c2VjcmV0")
                .header("Content-Type", "text/x")
                .POST(HttpRequest.BodyPublishers.ofString("body é"));
        List<String> answer = send(request.build()).body().lines().toList();
        assertThat(answer)
                .contains(
                        "GATEWAY_INTERFACE=CGI/1.1",
                        "REQUEST_METHOD=POST",
                        "QUERY_STRING=a=%24(id)&b=2",
                        "SCRIPT_NAME=/friesland-test/show.cgi",
                        "SERVER_NAME=localhost",
                        "SERVER_PORT=" + front.port(),
                        "SERVER_PROTOCOL=HTTP/1.1",
                        "REMOTE_ADDR=127.0.0.1",
                        "CONTENT_TYPE=text/x",
                        "CONTENT_LENGTH=7",
                        "HTTPS=on",
                        "HTTP_X_ODD=a; rm -rf /",
                        "APPLICATION_ENV=test",
                        "PATH=/usr/bin:/bin",
                        "body é")
                .noneMatch(line -> line.startsWith("HTTP_PROXY") || line.contains("c2VjcmV0"))
                .noneMatch(line -> line.startsWith("JAVA_HOME") || line.startsWith("CLASSPATH"));
    }

    @Test
    @DisplayName("lets the entry script answer where there is no file")
    void entry() throws Exception {
        publish("cgi", "entry index.cgi\n");
        script("index.cgi", "printf 'Status: 201 Made\\nX-Own: yes\\nContent-Type: text/plain\\n\\n%s' \"$PATH_INFO\"");
        var answer = get("/friesland-test/patients/7");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Own")).hasValue("yes");
        assertThat(answer.body()).isEqualTo("/patients/7");
        assertThat(get("/friesland-test/").body()).isEmpty();
    }

    @Test
    @DisplayName("answers for a broken, a silent and a missing script, and writes why into the installation's log")
    void broken() throws Exception {
        publish("cgi", "");
        script("bad.cgi", "echo oops >&2; echo not a header at all; exit 3");
        script("mute.cgi", "exit 0");
        Files.writeString(web.resolve("plain.cgi"), "#!/bin/sh\n");
        assertThat(get("/friesland-test/bad.cgi").statusCode()).isEqualTo(502);
        assertThat(get("/friesland-test/mute.cgi").statusCode()).isEqualTo(502);
        assertThat(get("/friesland-test/plain.cgi").statusCode()).isEqualTo(500);
        assertThat(get("/friesland-test/none.cgi").statusCode()).isEqualTo(404);
        assertThat(home.resolve("shared/log/error.log"))
                .content()
                .contains("oops", "no header", "plain.cgi is not executable");
    }

    @Test
    @DisplayName("ends a script that takes too long, with its children")
    void slow() throws Exception {
        front.close();
        front = start(0, Duration.ofMillis(300));
        publish("cgi", "");
        script("slow.cgi", "echo $$ > " + home.resolve("pid") + "; sleep 600; echo");
        assertThat(get("/friesland-test/slow.cgi").statusCode()).isEqualTo(504);
        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    @DisplayName("runs PHP where this machine has it")
    void php() throws Exception {
        assumeTrue(Php.find().isPresent(), "php-cgi is not on this machine (Debian package php-cgi)");
        publish("php-cgi", "entry index.php\n");
        Files.writeString(web.resolve("index.php"), "<?php echo 6 * 7, ' ', $_POST['a'] ?? '-';");
        var post = request("/friesland-test/x")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b"));
        assertThat(send(post.build()).body()).isEqualTo("42 b");
    }

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
    @DisplayName("shows an installation's own certificate to those who ask for its name")
    void sni() throws Exception {
        Path tls = Files.createDirectories(root.resolve("etc/gaas/tls"));
        var capri = new TestAuthority(tls, Clock.systemUTC()).leaf("capri", List.of("capri.gaas.localhost"));
        publish(
                "static",
                "host capri.gaas.localhost\ncertificate /etc/gaas/tls/capri.pem\nkey /etc/gaas/tls/capri.key\n");
        assertThat(certificateFor("capri.gaas.localhost")).isEqualTo(capri.leaf());
        assertThat(certificateFor("other.gaas.localhost")).isEqualTo(own.leaf());
    }

    @Test
    @DisplayName("is not trusted by those who don't know the box's authority")
    void untrusted() {
        var stranger = HttpClient.newHttpClient();
        assertThatThrownBy(() -> stranger.send(request("/").build(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
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

    private Front start(int port, Duration timeout) {
        return Front.start(port, folder, own, Map.of("trial1", root), Map.of("PATH", "/usr/bin:/bin"), timeout);
    }

    private void publish(String runtime, String more) throws IOException {
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

    private void touch() throws IOException {
        Path file = root.resolve(Front.RELOAD);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(web.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + front.port() + path))
                .timeout(Duration.ofMinutes(1));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpResponse<String> head(String path) throws Exception {
        return send(request(path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private String raw(String request) throws IOException {
        try (var socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", front.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private java.security.cert.Certificate certificateFor(String name) throws Exception {
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

    private static SSLContext trusting(TestAuthority... authorities) throws Exception {
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
