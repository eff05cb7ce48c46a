package org.gaas.production;

/**
 * A table of a trial, and what becomes of its rows.
 *
 * @param part the suffix of its database
 * @param rows of set-up data how many there are, of others 0: nobody counts them
 */
record SetUpTable(String part, String name, Kind kind, long rows) {
    /** What the descriptor says about a table. */
    enum Kind {
        /** Its rows go on. */
        SETUP,
        PATIENTS,
        /** Nothing: treated as if it were about patients, and told. */
        UNCLASSIFIED
    }
}
