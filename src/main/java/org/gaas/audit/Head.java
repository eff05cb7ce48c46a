package org.gaas.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of the chain at some time, as it is kept outside the database.
 *
 * @param at when it was written down
 * @param position of the last link
 * @param entry the number of the row sealed by it
 */
record Head(Instant at, long position, long entry, String hash) {

    static Head of(Seal seal, Instant at) {
        return new Head(at, seal.position(), seal.entry(), seal.hash());
    }

    /** Whether a chain that ends there may have had this head; not, when it ends before. */
    boolean isIn(Optional<Seal> last) {
        return last.filter(seal -> seal.position() >= position).isPresent();
    }

    /** Empty when the line is none. */
    static Optional<Head> find(String line) {
        var words = line.split(" ");
        if (words.length != 4 || !words[3].matches("[0-9a-f]{64}")) return Optional.empty();
        try {
            return Optional.of(
                    new Head(Instant.parse(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]));
        } catch (DateTimeException | NumberFormatException garbled) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return at + " " + position + " " + entry + " " + hash;
    }
}
