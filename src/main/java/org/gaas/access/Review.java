package org.gaas.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.installations.CustomerId;

/**
 * A look over all that developers may reach of a customer's.
 *
 * @param customer empty: of projects that have no customer
 * @param until what nobody kept before that lapses
 * @param answeredBy who looked; empty: nobody yet
 */
public record Review(
        long number,
        Optional<CustomerId> customer,
        String process,
        Instant until,
        Optional<String> answeredBy,
        List<Line> lines) {
    /** What a line is about. */
    enum Kind {
        AGREEMENT,
        PERMIT
    }

    /**
     * @param line its number in the list
     * @param number of the agreement or the permit
     * @param words for people
     * @param kept whether somebody said that it is still wanted
     */
    record Line(int line, Kind kind, long number, String developer, String words, boolean kept) {}

    public Review {
        lines = List.copyOf(lines);
    }

    /** For lists of tasks. */
    public String subject() {
        return customer.map(CustomerId::value).orElse("no customer");
    }

    /** What its process is about; no installation is called so. */
    public String key() {
        return "review:" + number;
    }
}
