package org.gaas.certificates;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Asks authorities whether a certificate of theirs still counts. */
public interface Revocation {
    /**
     * What the issuer says; never fails: who can't be asked gives {@link State#UNKNOWN}.
     *
     * @param issuer the certificate of who signed it
     */
    Answer ask(X509Certificate certificate, X509Certificate issuer);

    enum State {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /**
     * An answer.
     *
     * @param since when it was revoked; else when it was asked
     * @param why for people: why nobody knows
     */
    record Answer(State state, Instant since, String why) {
        public static Answer good(Instant asked) {
            return new Answer(State.GOOD, asked, "");
        }

        public static Answer revoked(Instant since) {
            return new Answer(State.REVOKED, since, "");
        }

        public static Answer unknown(Instant asked, String why) {
            return new Answer(State.UNKNOWN, asked, why);
        }
    }
}
