package org.gaas.audit;

/**
 * Something that is wrong with the trail, and where.
 *
 * @param where rows, positions in the chain, and times
 */
public record Finding(Kind kind, String where, String expected, String found) {
    public enum Kind {
        /** A row is not as it was sealed. */
        CHANGED,
        /** Two rows, or two links, have taken each other's place. */
        SWAPPED,
        /** A row that was sealed is gone. */
        ROW_MISSING,
        /** A link of the chain is gone. */
        LINK_MISSING,
        /** A link does not continue the one before it: that one was replaced. */
        LINK_BROKEN,
        /** The end of the trail, known outside the database, is gone. */
        TAIL_MISSING,
        /** The chain is not the one that is known outside the database: it was made again. */
        REWRITTEN,
        /** A row was never sealed. */
        NOT_SEALED,
        /** What is known outside the database can't be read, or is not there: a cut tail would not be seen. */
        HEADS_UNREADABLE
    }
}
