package org.gaas.certificates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that was found on a server.
 *
 * @param holder whose it is; empty: somebody else configured the web server with it
 * @param place whether it is in use
 * @param where the file that it is in, for people
 * @param facts what it says of itself; empty when it can't be read
 */
public record FoundCertificate(Optional<Holder> holder, Place place, String where, Optional<Facts> facts) {
    /** Whether a certificate is in use. */
    public enum Place {
        IN_USE,
        /** Kept for the way back. */
        BEFORE
    }

    /**
     * What a certificate says of itself.
     *
     * @param names DNS names, in small letters
     * @param issuer a distinguished name (RFC 2253)
     */
    public record Facts(Fingerprint fingerprint, Instant from, Instant until, String issuer, List<String> names) {
        public Facts {
            names = List.copyOf(names);
        }
    }
}
