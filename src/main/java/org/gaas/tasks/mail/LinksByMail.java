package org.gaas.tasks.mail;

import java.time.Clock;
import org.gaas.contacts.LinkPost;

/** Letters to people at customers. They go at once: somebody waits for the answer, and there is nothing to bundle. */
class LinksByMail implements LinkPost {
    private final MailRows rows;
    private final Clock clock;

    LinksByMail(MailRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void write(LinkLetter letter) {
        rows.add(
                new Mail(
                        "link:" + letter.link(),
                        letter.person(),
                        letter.mail(),
                        letter.language(),
                        true,
                        letter.subject(),
                        letter.text(),
                        Mail.Asks.by(letter.link(), letter.task())),
                clock.instant());
    }
}
