package org.gaas.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the trail. Never holds a secret.
 *
 * @param at when it was written; set by the trail
 * @param who a user, or the name of a process or of the desk's own work
 * @param what a short, stable verb: {@code converge}, {@code remove-server}
 * @param where the server or installation concerned
 * @param subject what exactly: the wish's subject, the thing decided
 * @param outcome what became of it
 * @param detail a reason, a note; may be empty
 */
public record Entry(
        Optional<Instant> at, String who, String what, String where, String subject, String outcome, String detail) {
    public Entry {
        who = fitting(who, 100);
        what = fitting(what, 60);
        where = fitting(where, 100);
        subject = fitting(subject, 300);
        outcome = fitting(outcome, 20);
        detail = fitting(detail, 2000);
    }

    /** An entry to be written. */
    public static Entry of(String who, String what, String where, String subject, String outcome, String detail) {
        return new Entry(Optional.empty(), who, what, where, subject, outcome, detail);
    }

    /** The end is what is cut: an entry that does not fit must not keep the work from being recorded. */
    private static String fitting(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
