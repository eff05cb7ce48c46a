package org.gaas.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links in the database: all that they are made of but the key. */
@Component
class LinkRows {
    private final JdbcClient database;

    LinkRows(JdbcClient database) {
        this.database = database;
    }

    Link add(Link link, Instant now) {
        database.sql("""
                        insert into contact_link (id, master, process, definition, instance, task, name, mail, language,
                            about, made, good_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(link.id(), link.master(), link.process(), link.definition(), link.instance(), link.task())
                .params(link.name(), link.mail(), link.language().code(), link.about(), Utc.of(now))
                .params(Utc.of(link.until()))
                .update();
        return find(link.id()).orElseThrow();
    }

    Optional<Link> find(String id) {
        return database.sql("select * from contact_link where id = ?")
                .param(id)
                .query(LinkRows::link)
                .optional();
    }

    Optional<Link> numbered(long number) {
        return database.sql("select * from contact_link where number = ?")
                .param(number)
                .query(LinkRows::link)
                .optional();
    }

    /** Whether it could be used until now: of two that use it at the same instant, one gets yes. */
    boolean use(Link link, Instant now) {
        return database.sql("update contact_link set used = ? where number = ? and used is null and ended is null")
                        .params(Utc.of(now), link.number())
                        .update()
                == 1;
    }

    /** One that nobody used, and when it was made. */
    record Standing(Link link, Instant made) {}

    /** Those that could be used until now, or were late since then; the first first. */
    List<Standing> standing(Instant since) {
        return database.sql("select * from contact_link where used is null and ended is null and good_until > ?"
                        + " order by number")
                .param(Utc.of(since))
                .query((row, n) -> new Standing(link(row, n), Utc.instant(row.getObject("made", LocalDateTime.class))))
                .list();
    }

    /** Whether it was good until now. */
    boolean withdraw(Link link) {
        return database.sql("update contact_link set ended = ? where number = ? and used is null and ended is null")
                        .params("withdrawn", link.number())
                        .update()
                == 1;
    }

    /** Those that were sent for a task before are void. */
    void end(String task, String why) {
        database.sql("update contact_link set ended = ? where task = ? and used is null and ended is null")
                .params(why, task)
                .update();
    }

    private static Link link(ResultSet row, int n) throws SQLException {
        return new Link(
                row.getLong("number"),
                row.getString("id"),
                row.getString("master"),
                row.getString("process"),
                row.getString("definition"),
                row.getString("instance"),
                row.getString("task"),
                row.getString("name"),
                row.getString("mail"),
                Language.of(row.getString("language")).orElseThrow(),
                row.getString("about"),
                Utc.instant(row.getObject("good_until", LocalDateTime.class)),
                Optional.ofNullable(row.getObject("used", LocalDateTime.class)).map(Utc::instant),
                Optional.ofNullable(row.getString("ended")));
    }
}
