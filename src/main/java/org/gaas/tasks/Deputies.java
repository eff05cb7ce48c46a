package org.gaas.tasks;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked first when the people of a role are late: one of them, named by a manager. */
@Component
public class Deputies {
    private final JdbcClient database;
    private final People people;
    private final Trail trail;

    Deputies(JdbcClient database, People people, Trail trail) {
        this.database = database;
        this.people = people;
        this.trail = trail;
    }

    /** By role; who lost the role meanwhile is still in it, but is not asked. */
    public Map<Role, String> all() {
        return new TreeMap<>(database
                .sql("select role, person from task_deputy")
                .query((row, i) -> Map.entry(Role.valueOf(row.getString("role")), row.getString("person")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Of these roles, one that has it now and is not the person who has the task already. */
    Optional<String> of(OpenTask task) {
        var named = all();
        return task.roles().stream()
                .filter(named::containsKey)
                .filter(role -> people.has(named.get(role), role))
                .map(named::get)
                .filter(deputy -> task.assignee().filter(deputy::equals).isEmpty())
                .findFirst();
    }

    /**
     * Names the deputy of a role.
     *
     * @param person empty: nobody any more
     * @throws InvalidInput {@code USER_UNKNOWN}, {@code DEPUTY_ROLE}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public void name(Role role, Optional<String> person, String by) {
        people.require(by, Role.MANAGERS);
        var name = person.map(this::spelt);
        name.filter(known -> !people.has(known, role)).ifPresent(other -> {
            throw new InvalidInput(
                    "user",
                    "DEPUTY_ROLE",
                    "must be one of " + role.group() + ": " + other + " could not do their tasks");
        });
        var before = Optional.ofNullable(all().get(role));
        database.sql("delete from task_deputy where role = ?")
                .param(role.name())
                .update();
        name.ifPresent(known -> database.sql("insert into task_deputy (role, person) values (?, ?)")
                .params(role.name(), known)
                .update());
        trail.record(Entry.decision(by, "name-deputy", "")
                .subject(role.group())
                .detail(before.orElse("nobody") + " -> " + name.orElse("nobody")));
    }

    private String spelt(String person) {
        return people.spellingOf(person)
                .orElseThrow(() -> new InvalidInput(
                        "user", "USER_UNKNOWN", "there is nobody named '" + Excerpt.shown(64, person) + "'"));
    }
}
