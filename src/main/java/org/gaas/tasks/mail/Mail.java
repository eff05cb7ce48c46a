package org.gaas.tasks.mail;

import java.time.Instant;
import java.util.Optional;
import org.gaas.contacts.Language;

/**
 * Something that one person is told.
 *
 * @param source what it is about, the same for ever: nobody is told twice
 * @param person the account, or how the trail calls somebody without one
 * @param address where that person reads mail
 * @param language what it is written in
 * @param urgent not kept until others can go with it
 * @param subject one line
 * @param text paragraphs with empty lines between them
 * @param asks where it can be done, and until when there is something to tell
 */
record Mail(
        String source,
        String person,
        String address,
        Language language,
        boolean urgent,
        String subject,
        String text,
        Asks asks) {
    /** One that was written and not sent yet. */
    record Waiting(long number, Mail mail, Instant written, int attempts) {}

    /**
     * What a letter asks for.
     *
     * @param task when that is done, there is nothing to tell any more
     * @param evenTaken also whom it concerns when somebody else took the task
     * @param link the number of the link that somebody without an account answers by; made when the letter leaves
     */
    record Asks(Optional<String> task, boolean evenTaken, Optional<Long> link) {
        static final Asks NOTHING = new Asks(Optional.empty(), false, Optional.empty());

        static Asks who(String task) {
            return new Asks(Optional.of(task), false, Optional.empty());
        }

        static Asks late(String task) {
            return new Asks(Optional.of(task), true, Optional.empty());
        }

        static Asks by(long link, String task) {
            return new Asks(Optional.of(task), true, Optional.of(link));
        }
    }
}
