package org.gaas.tasks.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that one person is told.
 *
 * @param source what it is about, the same for ever: nobody is told twice
 * @param person the account
 * @param address where that person reads mail
 * @param urgent not kept until others can go with it
 * @param subject one line
 * @param text paragraphs with empty lines between them
 * @param task what it asks for; when that is done or taken by somebody else, there is nothing to tell any more
 */
record Mail(
        String source,
        String person,
        String address,
        boolean urgent,
        String subject,
        String text,
        Optional<String> task) {
    /** One that was written and not sent yet. */
    record Waiting(long number, Mail mail, Instant written, int attempts) {}
}
