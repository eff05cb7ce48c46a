package org.gaas.tasks.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.contacts.Language;
import org.gaas.engine.Utc;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail that waits, and what became of it. */
class MailRows {
    private final JdbcClient database;

    MailRows(JdbcClient database) {
        this.database = database;
    }

    /** In the caller's transaction; nothing when it is there already. */
    void add(Mail mail, Instant now) {
        var known = database.sql("select count(*) from mail where source = ?")
                .param(mail.source())
                .query(Long.class)
                .single();
        if (known > 0) return;
        try {
            database.sql("""
                            insert into mail (source, person, address, language, urgent, subject, content, task,
                                even_taken, link, written, attempts)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""")
                    .params(
                            mail.source(),
                            mail.person(),
                            mail.address(),
                            mail.language().code(),
                            mail.urgent(),
                            mail.subject(),
                            mail.text(),
                            mail.asks().task().orElse(null),
                            mail.asks().evenTaken(),
                            mail.asks().link().orElse(null),
                            Utc.of(now))
                    .update();
        } catch (DuplicateKeyException writtenByAnother) {
            // that is what was wanted
        }
    }

    /**
     * What was written about this task goes at once; to whom it went before, it goes a second time. Perhaps again: nobody is
     * hastened twice.
     */
    void hasten(String task, Instant now) {
        database.sql(
                        "insert into mail (source, person, address, language, urgent, subject, content, task, even_taken, link,"
                                + " written, attempts) select concat('urgent:', m.source), m.person, m.address, m.language, true,"
                                + " m.subject, m.content, m.task, m.even_taken, m.link, ?, 0 from mail m where m.task = ?"
                                + " and m.source like 'task:%' and m.urgent = false and m.ended is not null"
                                + " and not exists (select 1 from mail o where o.source = concat('urgent:', m.source))")
                .params(Utc.of(now), task)
                .update();
        database.sql("update mail set urgent = true where task = ? and ended is null")
                .param(task)
                .update();
    }

    /**
     * People for whom something is to be sent now, and whose mail nobody else sends.
     *
     * @param before what waits since then or longer goes
     */
    List<String> due(Instant now, Instant before) {
        return database.sql("""
                        select distinct address from mail
                        where ended is null and (held_until is null or held_until < :now)
                            and (urgent = true or written <= :before)
                        order by address""")
                .param("now", Utc.of(now))
                .param("before", Utc.of(before))
                .query(String.class)
                .list();
    }

    /** Takes all that waits for one address, oldest first, so that nobody else sends it meanwhile. */
    List<Mail.Waiting> hold(String address, String holder, Instant now, Instant until) {
        database.sql("update mail set held_by = ?, held_until = ? where address = ? and ended is null"
                        + " and (held_until is null or held_until < ?)")
                .params(holder, Utc.of(until), address, Utc.of(now))
                .update();
        return database.sql("select * from mail where held_by = ? and address = ? and ended is null order by number")
                .params(holder, address)
                .query(MailRows::read)
                .list();
    }

    /** It needs no sending any more. */
    void end(Mail.Waiting one, String holder, Instant now, Optional<String> trouble) {
        database.sql("update mail set ended = ?, trouble = ? where number = ? and held_by = ?")
                .params(Utc.of(now), trouble.orElse(null), one.number(), holder)
                .update();
    }

    /** It is tried again later. */
    void postpone(Mail.Waiting one, String holder, Instant until, String trouble) {
        database.sql(
                        "update mail set attempts = attempts + 1, trouble = ?, held_until = ? where number = ? and held_by = ?")
                .params(trouble, Utc.of(until), one.number(), holder)
                .update();
    }

    void forget(Instant endedBefore) {
        database.sql("delete from mail where ended < ?")
                .param(Utc.of(endedBefore))
                .update();
    }

    /** How many wait. */
    long waiting() {
        return database.sql("select count(*) from mail where ended is null")
                .query(Long.class)
                .single();
    }

    /** Since when the oldest of them waits. */
    Optional<Instant> oldest() {
        return database.sql("select min(written) as oldest from mail where ended is null")
                .query((row, n) -> Optional.ofNullable(row.getObject("oldest", LocalDateTime.class)))
                .single()
                .map(Utc::instant);
    }

    private static Mail.Waiting read(ResultSet row, int n) throws SQLException {
        return new Mail.Waiting(
                row.getLong("number"),
                new Mail(
                        row.getString("source"),
                        row.getString("person"),
                        row.getString("address"),
                        Language.of(row.getString("language")).orElse(Language.EN),
                        row.getBoolean("urgent"),
                        row.getString("subject"),
                        row.getString("content"),
                        new Mail.Asks(
                                Optional.ofNullable(row.getString("task")),
                                row.getBoolean("even_taken"),
                                Optional.ofNullable(row.getObject("link")).map(link -> ((Number) link).longValue()))),
                Utc.instant(row.getObject("written", LocalDateTime.class)),
                row.getInt("attempts"));
    }
}
