package org.gaas.life;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of a production's names.
 *
 * @param process the process instance that does it
 * @param production the number of the installation
 * @param reason who at the customer wants it so, when and why; empty: nobody was heard yet
 * @param before its names when it was asked for
 * @param wanted its names when it is done
 * @param taken since when something of it may be in place; empty: nothing is
 */
public record NamesChange(
        long number,
        String process,
        long production,
        String reason,
        String requester,
        Named before,
        Named wanted,
        Optional<Instant> taken,
        Optional<Instant> ended,
        State state) {

    /** How far it is. */
    public enum State {
        WANTED,
        CHANGED,
        /** The names are those of before. */
        KEPT
    }
}
