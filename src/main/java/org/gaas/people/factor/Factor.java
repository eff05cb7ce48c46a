package org.gaas.people.factor;

import java.time.Instant;
import java.util.Optional;
import org.gaas.secrets.Seal.Sealed;
import org.gaas.secrets.SealedTable;

/**
 * A second factor of a person.
 *
 * @param sealed the secret that the generator and the desk share
 * @param lastStep the time step of the last code that was taken
 * @param wrong how many codes in a row were not
 * @param heldUntil no code is looked at before
 */
record Factor(
        String id,
        String person,
        State state,
        Sealed sealed,
        Instant made,
        long lastStep,
        int wrong,
        Optional<Instant> heldUntil) {
    static final SealedTable TABLE = new SealedTable("second_factor", "id", "second factor");

    /**
     * What the person tells the colleague who vouches: somebody who knows the password could have enrolled another in its
     * place meanwhile.
     */
    String word() {
        return id.substring(0, 8);
    }

    /** How far it has come. */
    enum State {
        /** The secret was shown; no code came back yet. */
        OFFERED,
        /** Enrolled; a colleague has to say that it is the right person's. */
        WAITING,
        /** Good for decisions. */
        READY
    }
}
