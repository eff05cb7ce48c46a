package org.gaas.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.certificates.CertificateServer;
import org.gaas.certificates.CertificateServerContract;
import org.gaas.certificates.Holder;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Absent;
import org.gaas.remote.Host;
import org.gaas.sites.VirtualHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Certificates in the box")
class BoxCertificatesTest extends CertificateServerContract {
    private static final InstallationId ID = new InstallationId(HOLDER.name());
    private static final String HOME = "srv/gaas/" + ID;

    private final Box box = BoxFixture.box();
    private final BoxWebServer web = new BoxWebServer(box.frontPort());

    @AfterEach
    void remove() {
        unpublish();
        converge(server().removed(HOLDER)).orThrow();
        converge(List.of(new Absent(HOME))).orThrow();
    }

    @Override
    protected CertificateServer server() {
        return new BoxCertificates(443);
    }

    @Override
    protected Host host() {
        return BoxHosts.host("prod1");
    }

    @Override
    protected InetSocketAddress front() {
        return new InetSocketAddress("127.0.0.1", box.frontPort());
    }

    @Override
    protected void publish() {
        var site = new VirtualHost(
                ID,
                List.of(NAME, OTHER),
                URI.create("https://" + NAME + "/"),
                HOME + "/current",
                VirtualHost.Runtime.STATIC,
                Optional.empty(),
                Map.of(),
                false,
                Optional.empty());
        converge(new ArrayList<>(web.published(site))).orThrow();
    }

    @Override
    protected void unpublish() {
        converge(new ArrayList<>(web.unpublished(ID))).orThrow();
    }

    @Test
    @DisplayName("a name of its own shows the box's own certificate until there is one")
    void before() {
        publish();
        var boxes = seen("localhost").fingerprint();
        assertThat(boxes).isPresent();
        assertThat(seen(NAME).fingerprint()).isEqualTo(boxes);
    }

    @Test
    @DisplayName("what makes no sense on one machine is refused in a sentence")
    void refused() {
        assertThatThrownBy(() -> server().installed(Holder.SHARED_HOST, CHAINS.of("localhost")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> server().answering(Holder.of(ID), List.of())).isInstanceOf(InvalidInput.class);
        assertThat(server().silent(Holder.of(ID))).isEmpty();
    }
}
