package org.gaas.access;

import org.gaas.fleet.ServerName;

/**
 * Something on a database server that nobody granted.
 *
 * @param subject what: an account, mostly
 * @param found what it may do, or how it differs
 */
public record Finding(ServerName server, String subject, String found) implements Comparable<Finding> {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST = 1000;

    public Finding {
        subject = shortened(subject, LONGEST_SUBJECT);
        found = shortened(found, LONGEST);
    }

    @Override
    public int compareTo(Finding other) {
        return toString().compareTo(other.toString());
    }

    /** Names of accounts are whatever somebody made them. */
    private static String shortened(String text, int longest) {
        var plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }
}
