package org.gaas.tasks;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.people.OnCall;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on call when. It is asked at each question about the role {@code oncall}, so nothing has to follow it; for moments
 * that it says nothing about, those count who have the role by their account.
 */
@Component
public class Roster implements OnCall {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(366);

    private final JdbcClient database;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    Roster(JdbcClient database, People people, Trail trail, Clock clock) {
        this.database = database;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Set<String> now() {
        return shifts().stream()
                .filter(shift -> !shift.begins().isAfter(clock.instant()))
                .map(Shift::person)
                .collect(toUnmodifiableSet());
    }

    /** Those of now and later, the first to begin first. */
    public List<Shift> shifts() {
        return database.sql("select * from oncall_shift where ends > ? order by begins, number")
                .param(Utc.of(clock.instant()))
                .query(Roster::read)
                .list();
    }

    /**
     * Puts a person on the roster. Several may be on call at once.
     *
     * @param by a manager
     * @throws InvalidInput {@code USER_UNKNOWN}, {@code ONCALL_ROLE}, {@code DATES_SWAPPED}, {@code DATE_PAST},
     *     {@code DATE_TOO_FAR}, {@code SHIFT_TOO_LONG}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public Shift add(String person, Instant begins, Instant ends, String by) {
        people.require(by, Role.MANAGERS);
        var name = ofHosting(person == null ? "" : person);
        if (!ends.isAfter(begins)) throw new InvalidInput("until", "DATES_SWAPPED", "must be after the begin");
        if (!ends.isAfter(clock.instant())) throw new InvalidInput("until", "DATE_PAST", "must not be over");
        if (begins.isAfter(clock.instant().plus(AHEAD)))
            throw new InvalidInput("from", "DATE_TOO_FAR", "must be within a year");
        if (Duration.between(begins, ends).compareTo(LONGEST) > 0)
            throw new InvalidInput("until", "SHIFT_TOO_LONG", "must be within a month");
        var key = new GeneratedKeyHolder();
        database.sql("insert into oncall_shift (person, begins, ends, said_by) values (?, ?, ?, ?)")
                .params(name, Utc.of(begins), Utc.of(ends), by)
                .update(key, "number");
        trail.record(Entry.decision(by, "add-shift", "").subject(name).detail(begins + " to " + ends));
        return new Shift(key.getKey().longValue(), name, begins, ends, by);
    }

    private String ofHosting(String person) {
        var name = people.spellingOf(person)
                .orElseThrow(() -> new InvalidInput(
                        "user", "USER_UNKNOWN", "there is nobody named '" + Excerpt.shown(64, person) + "'"));
        if (!people.has(name, Role.HOSTING))
            throw new InvalidInput("user", "ONCALL_ROLE", "must be one of hosting: " + name + " is not");
        return name;
    }

    /**
     * Takes a shift from the roster; of one that has begun, what is left of it.
     *
     * @throws InvalidInput {@code SHIFT_UNKNOWN}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public void end(long number, String by) {
        people.require(by, Role.MANAGERS);
        var shift = shifts().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new InvalidInput("number", "SHIFT_UNKNOWN", "there is no shift " + number));
        database.sql("update oncall_shift set ends = ? where number = ?")
                .params(Utc.of(clock.instant()), number)
                .update();
        trail.record(Entry.decision(by, "end-shift", "")
                .subject(shift.person())
                .detail(shift.begins() + " to " + shift.ends()));
    }

    private static Shift read(ResultSet row, int i) throws SQLException {
        return new Shift(
                row.getLong("number"),
                row.getString("person"),
                Utc.instant(row.getObject("begins", LocalDateTime.class)),
                Utc.instant(row.getObject("ends", LocalDateTime.class)),
                row.getString("said_by"));
    }
}
