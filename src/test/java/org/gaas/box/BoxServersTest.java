package org.gaas.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Report;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.SystemUser;
import org.gaas.remote.ssh.SshServers;
import org.gaas.sites.VirtualHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server of the box, as the desk works with it")
class BoxServersTest {
    private static final InstallationId ID = new InstallationId("boxes-test");
    private static final String HOME = "srv/gaas/boxes-test";
    private static final AtomicLong FENCE = new AtomicLong();

    private final Box box = BoxFixture.box();
    private final SshServers servers = new SshServers(RemoteSettings.usual(box.clientKey()));
    private final BoxWebServer web = new BoxWebServer(box.frontPort());
    private Host host;

    @BeforeEach
    void connect() {
        BoxServer server = box.server("trial1");
        host = servers.connect(new ServerAccess(
                server.name(),
                server.address(),
                server.port(),
                server.user(),
                box.clientKey(),
                List.of(server.hostKey()),
                server.root().toString(),
                new BoxPlatform(box.home(), RealUser.of(box.home()))));
    }

    @AfterEach
    void remove() {
        var wishes = new ArrayList<>(web.unpublished(ID));
        wishes.add(new Absent(HOME));
        wishes.add(SystemUser.absent("boxes-test"));
        converge(wishes).orThrow();
        servers.close();
    }

    @Test
    @DisplayName("takes users, directories and sites as a real one does, and answers over TLS at once")
    void published() throws Exception {
        var wishes = new ArrayList<Desired>(List.of(
                new SystemUser("boxes-test", HOME),
                new Directory(HOME, Owner.DESK, "0755"),
                new Directory(HOME + "/current", Owner.app("boxes-test"), "0750")));
        wishes.addAll(web.published(site()));
        assertThat(converge(wishes).orThrow().lines())
                .extracting(Report.Line::outcome)
                .containsOnly(Report.Outcome.APPLIED);
        assertThat(converge(wishes).orThrow().changed()).isFalse();

        Files.writeString(Path.of(host.path(HOME + "/current/index.html")), "here");
        assertThat(get(site().url())).isEqualTo("200 here");
        converge(web.unpublished(ID)).orThrow();
        assertThat(get(site().url())).startsWith("404");
    }

    @Test
    @DisplayName("lets the desk's commands be the database's administrator, without a word about it")
    void administrator() {
        var answer = host.run(Command.of("mariadb", "--batch", "-N", "-e", "SELECT CURRENT_USER()"));
        assertThat(answer.expect("an answer").out()).isEqualTo("gaas@localhost\n");
        assertThat(host.run(Command.of("mariadb-dump", "--version"))
                        .expect("a version")
                        .out())
                .contains("mariadb-dump");
    }

    private Report converge(List<Desired> wishes) {
        return host.converge(Lock.installation("boxes-test", FENCE.incrementAndGet()), wishes);
    }

    private VirtualHost site() {
        return new VirtualHost(
                ID,
                List.of("localhost"),
                URI.create("https://" + web.authority(new ServerName("trial1")) + "/boxes-test/"),
                HOME + "/current",
                VirtualHost.Runtime.STATIC,
                Optional.empty(),
                Map.of("APPLICATION_ENV", "test"),
                false,
                Optional.of(HOME + "/shared/log/error.log"));
    }

    private String get(URI url) throws Exception {
        var client = HttpClient.newBuilder().sslContext(trust()).build();
        var answer = client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private SSLContext trust() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(box.authority())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
