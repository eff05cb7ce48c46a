package org.gaas.box.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.gaas.Desk;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@Tag("demo")
@SpringBootTest(
        classes = Desk.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gaas.home=${user.dir}/target/demo",
            "gaas.box.enabled=true",
            "gaas.box.fresh=true",
            "gaas.box.binaries=target/mariadb"
        })
@DisplayName("The demo: the desk with the fleet in a box")
class DemoTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Set<String> GOING_ON = Set.of("running", "pending", "");

    private final Box box;
    private final DemoUsers users;
    private final int port;

    @Autowired
    DemoTest(Box box, DemoUsers users, @LocalServerPort int port) {
        this.box = box;
        this.users = users;
        this.port = port;
    }

    @Test
    @DisplayName("installs its first trial up to the task that waits, and the site answers with a row of its database")
    void firstTrial() throws Exception {
        var desk = desk("dora");
        await().atMost(PATIENCE).until(() -> !GOING_ON.contains(state(desk)));
        assertThat(state(desk)).isEqualTo("waiting");

        var installation =
                desk.get("/api/installations/" + FirstTrial.INSTALLATION).orElseThrow();
        var url = URI.create(installation.path("url").asText());
        assertThat(url).hasToString("https://localhost:" + box.frontPort() + "/welcome-test/");
        assertThat(page(url)).contains("Ready", "id=\"release\">1.2.0<", "welcome_test_gems", "Emma Exempel");
        assertThat(box.server("trial1").root().resolve("etc/gaas/front/welcome-test.conf"))
                .exists();
    }

    @Test
    @DisplayName("has four servers with their roles in its fleet")
    void fleet() throws Exception {
        assertThat(StreamSupport.stream(
                                desk("hanna").get("/api/servers").orElseThrow().spliterator(), false)
                        .map(server -> server.path("name").asText() + " "
                                + server.path("roles").path(0).asText()))
                .containsExactlyInAnyOrder("prod1 production", "acc1 acceptance", "trial1 trial", "build1 build");
    }

    @Test
    @DisplayName("tells the command line where it is, in a file for its owner only")
    void commandLine() throws Exception {
        assertThat(box.home().commandLine())
                .content()
                .contains(
                        "url=http://localhost:" + port + "\n",
                        "user=dora\n",
                        "password.mark=" + users.password("mark"));
        assertThat(Files.getPosixFilePermissions(box.home().commandLine())).hasSize(2);
    }

    private DeskApi desk(String user) {
        return new DeskApi(URI.create("http://localhost:" + port + "/"), user, users.password(user));
    }

    private static String state(DeskApi desk) throws Exception {
        return desk.get("/api/processes?businessKey=" + FirstTrial.INSTALLATION)
                .map(processes -> processes.path(0).path("state").asText())
                .orElse("");
    }

    private String page(URI url) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(box.authority())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var trust = SSLContext.getInstance("TLS");
        trust.init(null, factory.getTrustManagers(), null);
        var client = HttpClient.newBuilder().sslContext(trust).build();
        return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
