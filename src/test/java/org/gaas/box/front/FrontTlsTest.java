package org.gaas.box.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.gaas.box.tls.TestAuthority;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names and certificates of the web server of the box")
class FrontTlsTest extends FrontGround {
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
}
