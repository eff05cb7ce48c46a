package org.gaas.tasks.mail;

import java.time.Clock;
import java.util.TreeSet;
import org.gaas.contacts.Language;
import org.gaas.engine.Announcement;
import org.gaas.engine.Excerpt;
import org.gaas.people.People;
import org.springframework.context.event.EventListener;

/** Tells people what happened, in the transaction that it happens in. */
class AnnouncementsByMail {
    private final MailRows rows;
    private final People people;
    private final Clock clock;

    AnnouncementsByMail(MailRows rows, People people, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    @EventListener
    void announced(Announcement told) {
        for (var person : new TreeSet<>(told.people()))
            people.mailOf(person)
                    .ifPresent(address -> rows.add(
                            new Mail(
                                    told.source() + ":" + person,
                                    person,
                                    address,
                                    Language.EN,
                                    false,
                                    Excerpt.start(400, told.subject()),
                                    Excerpt.start(3900, told.text()),
                                    Mail.Asks.NOTHING),
                            clock.instant()));
    }
}
