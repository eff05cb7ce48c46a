package org.gaas.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * An account, or something that one may do, as a database server's own tables say.
 *
 * @param kind account, right or role
 * @param on which databases or tables, as the server keeps it, with {@code /} for the sign that takes a meaning away
 * @param what more there is to say
 */
public record FoundRight(String kind, String user, String host, String on, String what) {
    private static final int FIELDS = 5;

    /** From lines with tabs between the fields; what is no such line is left out. */
    static List<FoundRight> read(Stream<String> lines) {
        return lines.map(line -> line.split("\t", -1))
                .filter(fields -> fields.length >= FIELDS)
                .map(fields -> new FoundRight(fields[0], fields[1], fields[2], fields[3], fields[4]))
                .toList();
    }

    /** The account, for people. */
    String account() {
        return user + "@" + host;
    }
}
