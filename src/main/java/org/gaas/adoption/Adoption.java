package org.gaas.adoption;

import java.time.Instant;
import java.util.Optional;
import org.gaas.fleet.ServerName;

/**
 * A site that runs elsewhere and is to become a production here.
 *
 * @param process the process instance that does it
 * @param production the number of the installation
 * @param oldPlace where it runs now, and who answers for it there
 * @param settings what of its settings should be kept, for people
 * @param server where its exports are brought; empty before that was approved
 * @param freshKept whether what was in the installation before is kept
 * @param touched whether something of an export may be in the installation
 * @param begun the operation that was begun last, or was to be: it goes on when its step is taken back
 * @param backBegun whether what was there before is on its way back
 * @param round the number of the last export that was brought; 0: none was
 * @param oldClosed since when nobody works with the old site; empty: it is in use, and exports are rehearsals
 * @param oldClosedWords who says so
 */
public record Adoption(
        long number,
        String process,
        long production,
        String oldPlace,
        String settings,
        String requester,
        Instant requested,
        Optional<ServerName> server,
        boolean freshKept,
        boolean touched,
        Optional<String> begun,
        boolean backBegun,
        int round,
        Optional<Instant> oldClosed,
        Optional<String> oldClosedWords,
        Optional<Instant> ended,
        State state) {

    /** How far it is. */
    public enum State {
        WANTED,
        /** What was brought last is what production has. */
        ADOPTED,
        /** Nothing is begun for it any more. */
        WITHDRAWING,
        /** Production is as it was before. */
        WITHDRAWN
    }
}
