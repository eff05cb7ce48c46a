package org.gaas.sites.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.util.Timeout;
import org.gaas.sites.SiteFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The view from outside, while web servers read their configuration anew")
class HttpOutsideTest {
    private final AtomicInteger visits = new AtomicInteger();
    private final HttpOutside outside = new HttpOutside(
            OutsideConfiguration.trusting(Optional.empty()), new KnownAddresses(List.of()), Timeout.ofSeconds(10));
    private ServerSocket door;

    /** How many visitors are sent away without a word before one gets an answer. */
    private volatile int silent;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::serve);
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        outside.destroy();
    }

    @Test
    @DisplayName("a connection that ends without a word is opened again")
    void again() {
        silent = 2;
        assertThat(outside.get(url()).body()).isEqualTo("well");
        assertThat(visits).hasValue(3);
    }

    @Test
    @DisplayName("a server that never says a word is not asked for ever")
    void never() {
        silent = Integer.MAX_VALUE;
        assertThatThrownBy(() -> outside.get(url()))
                .isInstanceOfSatisfying(SiteFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(SiteFailure.Reason.NO_ANSWER));
        assertThat(visits).hasValue(4);
    }

    @Test
    @DisplayName("each look is a visit of its own: what was open before may lead to what a server was before")
    void apart() {
        outside.get(url());
        outside.get(url());
        assertThat(visits).hasValue(2);
    }

    private URI url() {
        return URI.create("http://localhost:" + door.getLocalPort() + "/");
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var visitor = door.accept();
                start(() -> answer(visitor));
            } catch (IOException closed) {
                if (!door.isClosed()) throw new UncheckedIOException(closed);
            }
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers all that is asked over this connection. */
    private void answer(Socket visitor) {
        var words = visits.incrementAndGet() > silent;
        try (visitor) {
            var in = visitor.getInputStream();
            var asked = new StringBuilder();
            for (int letter = words ? in.read() : -1; letter >= 0; letter = in.read()) {
                asked.append((char) letter);
                if (asked.indexOf("\r\n\r\n") < 0) continue;
                asked.setLength(0);
                visitor.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwell".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // the visitor has what it wanted
        }
    }
}
