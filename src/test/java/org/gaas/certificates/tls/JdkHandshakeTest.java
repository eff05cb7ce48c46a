package org.gaas.certificates.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.gaas.certificates.Fingerprint;
import org.gaas.certificates.Handshake;
import org.gaas.certificates.IssuedChains;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What servers do that are none. The right ones are seen where certificates are installed. */
@Timeout(60)
@DisplayName("A handshake from outside")
class JdkHandshakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Handshake handshake = Handshakes.within(PATIENCE);

    /** What a server does with whoever connects. */
    private interface Behaviour {
        void serve(Socket visitor) throws IOException;
    }

    private Handshake.Seen seen(Behaviour behaviour) throws IOException, InterruptedException {
        var end = new CountDownLatch(1);
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> {
                try (var visitor = server.accept()) {
                    behaviour.serve(visitor);
                } catch (IOException gone) {
                    // the visitor had enough
                } finally {
                    end.countDown();
                }
            });
            thread.start();
            try {
                return handshake.with("capri.example.org", new InetSocketAddress("127.0.0.1", server.getLocalPort()));
            } finally {
                end.await();
            }
        }
    }

    @Test
    @DisplayName("waits for a server that says nothing as long as it may, and says so")
    void silent() throws Exception {
        var seen = seen(visitor -> {
            while (visitor.getInputStream().read() >= 0) continue;
        });
        assertThat(seen.chain()).isEmpty();
        assertThat(seen.trouble()).hasValue("no answer within 2 s");
        assertThat(seen.fingerprint()).isEmpty();
    }

    @Test
    @DisplayName("does not wait for ever for one that sends a little now and then")
    void dripping() throws Exception {
        var seen = seen(visitor -> {
            // a handshake message of 16 kB that comes byte by byte
            visitor.getOutputStream().write(new byte[] {22, 3, 3, 64, 0, 2, 0, 63, (byte) 252});
            for (int n = 0; n < 16_000; n++) {
                visitor.setSoTimeout(50);
                visitor.getOutputStream().write(0);
                try {
                    visitor.getInputStream().read();
                } catch (java.net.SocketTimeoutException next) {
                    // one more
                }
            }
        });
        assertThat(seen.trouble()).hasValue("no answer within 2 s");
    }

    @Test
    @DisplayName("tells what a server says that speaks no TLS, hangs up, or is not there")
    void others() throws Exception {
        var plain = seen(visitor -> {
            visitor.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            visitor.shutdownOutput();
            while (visitor.getInputStream().read() >= 0) continue;
        });
        assertThat(plain.trouble()).hasValueSatisfying(why -> assertThat(why).contains("SSL"));
        assertThat(seen(visitor -> visitor.setSoLinger(true, 0)).trouble()).isPresent();
        var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        closed.close();
        assertThat(handshake
                        .with("capri.example.org", new InetSocketAddress("127.0.0.1", closed.getLocalPort()))
                        .trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("Connection refused"));
        assertThat(handshake
                        .with("not a name", new InetSocketAddress("127.0.0.1", closed.getLocalPort()))
                        .chain())
                .isEmpty();
    }

    @Test
    @DisplayName("tells chains apart by all their certificates and their order")
    void fingerprints() {
        var one = new IssuedChains().of("capri.example.org").chain();
        assertThat(Fingerprint.of(one))
                .isEqualTo(Fingerprint.of(one))
                .hasToString(Fingerprint.of(one).value());
        assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(one.subList(0, 1)));
        assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(java.util.List.of(one.get(1), one.get(0))));
    }
}
