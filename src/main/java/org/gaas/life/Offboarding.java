package org.gaas.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A production that is ended for good, with its acceptance.
 *
 * @param process the process instance that does it
 * @param production the number of the one half
 * @param acceptance the number of the other
 * @param order the number of the order that both came from
 * @param reason who at the customer wants it so, when and why; empty: nobody was heard yet
 * @param closing from this day on nobody is let in, and nothing is paid after it
 * @param keepDays for how long the archive is kept after the data was packed
 * @param sizes what will be destroyed, as large as it was when somebody looked
 * @param confirmedBy the manager who agreed; empty: none has
 * @param receipt what became of the data; empty before somebody wrote that down
 * @param begun since when things are destroyed; empty: nothing is destroyed yet
 */
public record Offboarding(
        long number,
        String process,
        long production,
        long acceptance,
        long order,
        String reason,
        LocalDate closing,
        int keepDays,
        String requester,
        Instant requested,
        Optional<String> sizes,
        Optional<String> confirmedBy,
        Optional<Receipt> receipt,
        Optional<Instant> begun,
        Optional<Instant> ended,
        State state) {

    /** How far it is. */
    public enum State {
        /** Asked for; may be withdrawn. */
        WANTED,
        /** There is no way back. */
        DESTROYING,
        DESTROYED,
        /** Production stays. */
        WITHDRAWN
    }

    /** What became of the data. */
    public enum Handing {
        HANDED_OVER,
        NOT_WANTED
    }

    /**
     * @param words who took it, when and how; or who said that nobody wants it
     * @param by who wrote that down
     */
    public record Receipt(Handing handing, String words, String by, Instant at) {}
}
