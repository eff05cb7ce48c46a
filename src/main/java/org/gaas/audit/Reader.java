package org.gaas.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the trail, for auditors. */
@Component
public class Reader {
    private static final int AT_ONCE = 1_000;

    /** Who has a task decides nothing: what follows from a decision goes on after it. */
    private static final String MOVING = "'claim-task', 'give-back-task', 'assign-task', 'date-task'";

    private final JdbcClient database;

    Reader(JdbcClient database) {
        this.database = database;
    }

    /**
     * Which entries.
     *
     * @param about an installation or another business key, or a server; also what was done in the same work
     * @param person who did it, or for whom it was done
     */
    public record Question(
            Optional<String> about, Optional<String> person, Optional<Instant> since, Optional<Instant> until) {}

    /** The newest entries that fit, oldest first. */
    public List<Line> find(Question question, int most) {
        var where = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        question.about().ifPresent(about -> {
            where.add("(about = :about or place = :about or (work <> '' and work in"
                    + " (select same.work from audit_trail same where same.about = :about)))");
            values.put("about", about);
        });
        question.person().ifPresent(person -> {
            where.add("(who = :person or behalf = :person)");
            values.put("person", person);
        });
        question.since().ifPresent(since -> {
            where.add("at >= :since");
            values.put("since", Utc.of(since));
        });
        question.until().ifPresent(until -> {
            where.add("at < :until");
            values.put("until", Utc.of(until));
        });
        var condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        var newest = database.sql("select * from audit_trail" + condition + " order by number desc limit " + most)
                .params(values)
                .query(Line::read)
                .list();
        var oldestFirst = new ArrayList<>(newest);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /**
     * A decision or a denial, with the changes that followed from it.
     *
     * @param changes in the same work, up to the next decision there
     */
    public record Decided(Line decision, List<Line> changes) {}

    /** All decisions of a time, with everything that followed from them, also later; oldest first. */
    public void decisions(Optional<Instant> since, Optional<Instant> until, Consumer<Decided> each) {
        var kinds = " and kind <> 'CHANGE'"
                + since.map(time -> " and at >= :since").orElse("")
                + until.map(time -> " and at < :until").orElse("");
        var values = new LinkedHashMap<String, Object>();
        since.ifPresent(time -> values.put("since", Utc.of(time)));
        until.ifPresent(time -> values.put("until", Utc.of(time)));
        for (var page = page(kinds, values, 0); !page.isEmpty(); page = page(kinds, values, last(page)))
            page.forEach(decision -> each.accept(new Decided(decision, changesAfter(decision))));
    }

    private List<Line> page(String kinds, Map<String, Object> values, long after) {
        return database.sql("select * from audit_trail where number > " + after + kinds + " order by number limit "
                        + AT_ONCE)
                .params(values)
                .query(Line::read)
                .list();
    }

    /** The order of numbers is the order of writing within one work. */
    private List<Line> changesAfter(Line decision) {
        if (decision.work().isEmpty() || MOVING.contains("'" + decision.what() + "'")) return List.of();
        return database.sql("select * from audit_trail where work = :work and kind = 'CHANGE' and number > :number"
                        + " and number < coalesce((select min(next.number) from audit_trail next"
                        + " where next.work = :work and next.kind = 'DECISION' and next.number > :number"
                        + " and next.what not in (" + MOVING + ")), 9223372036854775807) order by number")
                .param("work", decision.work())
                .param("number", decision.number())
                .query(Line::read)
                .list();
    }

    private static long last(List<Line> page) {
        return page.get(page.size() - 1).number();
    }
}
