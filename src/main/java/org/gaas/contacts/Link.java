package org.gaas.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What one person was sent to answer one task.
 *
 * @param id 128 random bits; by it a link is found, but it opens nothing
 * @param master the id of the master key that it is marked with
 * @param process the id of the diagram
 * @param definition the id of the task in the diagram
 * @param task the engine's id of the task
 * @param about the hash of what is asked
 * @param until good before then
 * @param used when it was answered
 * @param ended why it is void; empty: it is not
 */
record Link(
        long number,
        String id,
        String master,
        String process,
        String definition,
        String instance,
        String task,
        String name,
        String mail,
        Language language,
        String about,
        Instant until,
        Optional<Instant> used,
        Optional<String> ended) {
    private static final String PURPOSE = "answer of a contact";

    Contact contact() {
        return new Contact(name, mail, Optional.of(language));
    }

    /** What its mark is made of: each text with its length before it, so that no two links share one. */
    String marked() {
        var form = new StringBuilder(PURPOSE);
        for (var text : new String[] {id, process, definition, instance, task, mail, about, until.toString()})
            form.append(';').append(text.length()).append(':').append(text);
        return form.toString();
    }

    /** How the trail calls who answers: the same for one address, and no address. */
    String person() {
        return personAt(mail);
    }

    static String personAt(String mail) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(mail.toLowerCase(Locale.ROOT).getBytes(UTF_8));
            return "contact:" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
