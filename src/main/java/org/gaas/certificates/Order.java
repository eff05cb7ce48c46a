package org.gaas.certificates;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.gaas.engine.Money;
import org.gaas.engine.Var;

/**
 * One purchase or renewal of a certificate; it has a key of its own.
 *
 * @param certificate the number of the certificate that it is for
 * @param place where the authority keeps it; empty until it was ordered there
 * @param purchase where and for how much it was bought; empty until somebody said so
 */
public record Order(
        long number,
        long certificate,
        String process,
        State state,
        SigningRequest request,
        Optional<URI> place,
        Optional<Purchase> purchase,
        Instant opened) {
    /** Which order a process is about. */
    public static final Var<Long> ORDER = Var.number("certificateOrder");

    /** What has become of it. */
    public enum State {
        /** There is a key and a request. */
        OPEN,
        /** A chain is there that passed all checks. */
        CHECKED,
        /** Web servers use it. */
        INSTALLED,
        /** The one before it came back. */
        PUT_BACK,
        /** Another one took its place, which was revoked then. */
        SUPERSEDED,
        /** Nobody shall trust it any more; it may still be in place. */
        REVOKED,
        /** Given up; its key is gone. */
        CANCELLED;

        /** Whether it is still on its way. */
        public boolean isOpen() {
            return this == OPEN || this == CHECKED;
        }
    }

    /**
     * Where it was bought.
     *
     * @param number the supplier's
     * @param day when it was first told
     */
    public record Purchase(String supplier, String number, Money price, LocalDate day) {}
}
