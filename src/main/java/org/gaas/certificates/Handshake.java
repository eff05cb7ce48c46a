package org.gaas.certificates;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Looks from outside which certificate a server shows for a name. */
public interface Handshake {
    /**
     * A TLS handshake that asks for a name (SNI) at a given address. Trusts everybody and sends nothing: what is shown is
     * for others to judge. Takes a limited time and never throws for what the server does.
     *
     * @param name as DNS writes it, in ASCII
     * @param server where to connect to, whatever the name resolves to
     */
    Seen with(String name, InetSocketAddress server);

    /**
     * What was seen.
     *
     * @param chain as the server sent it; empty when it showed none
     * @param trouble why it showed none, for people
     */
    record Seen(String name, InetSocketAddress server, List<X509Certificate> chain, Optional<String> trouble) {
        public Seen {
            chain = List.copyOf(chain);
        }

        /** Empty when none was shown. */
        public Optional<Fingerprint> fingerprint() {
            return chain.isEmpty() ? Optional.empty() : Optional.of(Fingerprint.of(chain));
        }

        /** Whether exactly this chain was shown. */
        public boolean shows(Fingerprint expected) {
            return fingerprint().filter(expected::equals).isPresent();
        }
    }
}
