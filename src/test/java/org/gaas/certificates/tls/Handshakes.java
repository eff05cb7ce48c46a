package org.gaas.certificates.tls;

import java.time.Duration;
import org.gaas.certificates.Handshake;

/** The real ones, for tests elsewhere. */
public final class Handshakes {
    private Handshakes() {}

    public static Handshake make() {
        return within(Duration.ofSeconds(10));
    }

    static Handshake within(Duration patience) {
        return new JdkHandshake(patience);
    }
}
