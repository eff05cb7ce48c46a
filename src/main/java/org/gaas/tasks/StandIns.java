package org.gaas.tasks;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.AnsweredFor;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskFacts;
import org.gaas.people.LentRoles;
import org.gaas.people.OnBehalf;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who does the tasks of whom while they are away. A stand-in may do what the absent person's roles may do, with tasks only
 * and for these days only; the two count as one where a second person is needed.
 */
@Component
public class StandIns implements LentRoles, OnBehalf, CountedPeople, AnsweredFor {
    /** Who is on call, the roster says; the rights of all others can't be lent. */
    private static final Set<Role> LENT = EnumSet.of(Role.DEVELOPERS, Role.HOSTING, Role.FINANCE, Role.LEADS);

    /** They never decide in another's place. */
    private static final Set<Role> NEVER = EnumSet.of(Role.MANAGERS, Role.ADMINISTRATORS, Role.AUDITORS);

    private static final int AT_MOST_DAYS = 366;

    private final StandInRows rows;
    private final BehalfRows behalf;
    private final People people;
    private final DecidingRoles roles;
    private final Trail trail;

    StandIns(StandInRows rows, BehalfRows behalf, People people, DecidingRoles roles, Trail trail) {
        this.rows = rows;
        this.behalf = behalf;
        this.people = people;
        this.roles = roles;
        this.trail = trail;
    }

    /** Those that last still, or will begin, the first to begin first. */
    public List<StandIn> all() {
        return rows.all();
    }

    /**
     * Somebody does the tasks of somebody else.
     *
     * @param from the first day; empty: today
     * @param by the absent person, or a manager
     * @throws InvalidInput {@code USER_UNKNOWN}, {@code STAND_IN_SELF}, {@code STAND_IN_ROLE}, {@code DATE_PAST},
     *     {@code DATES_SWAPPED}, {@code DATE_TOO_FAR}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public StandIn add(String absent, String person, Optional<LocalDate> from, LocalDate until, String by) {
        var away = spelt("absent", absent);
        if (!away.equals(by)) people.require(by, Role.MANAGERS);
        var instead = spelt("person", person);
        if (away.equals(instead))
            throw new InvalidInput("person", "STAND_IN_SELF", "must be somebody else than who is away");
        if (Collections.disjoint(LENT, people.rolesOf(away)))
            throw new InvalidInput("absent", "STAND_IN_ROLE", "has no tasks that another person could do: " + away);
        if (!mayStandIn(instead))
            throw new InvalidInput(
                    "person", "STAND_IN_ROLE", "must be one who does tasks, and no manager or auditor: " + instead);
        var first = from.orElseGet(rows::today);
        check(first, until);
        var added = rows.add(away, instead, first, until, by);
        trail.record(Entry.decision(by, "add-stand-in", "")
                .subject(instead + " for " + away)
                .detail(first + " to " + until));
        return added;
    }

    private void check(LocalDate from, LocalDate until) {
        if (until.isBefore(from)) throw new InvalidInput("until", "DATES_SWAPPED", "must not be before " + from);
        if (until.isBefore(rows.today()))
            throw new InvalidInput("until", "DATE_PAST", "must not be before today, " + rows.today());
        if (until.isAfter(rows.today().plusDays(AT_MOST_DAYS)))
            throw new InvalidInput("until", "DATE_TOO_FAR", "must be within a year");
        if (from.isBefore(rows.today().minusDays(AT_MOST_DAYS)))
            throw new InvalidInput("from", "DATE_PAST", "must be within a year");
    }

    /**
     * Ends one before its last day.
     *
     * @param by one of the two, or a manager
     * @throws InvalidInput {@code STAND_IN_UNKNOWN}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public void end(long number, String by) {
        var one = rows.find(number)
                .orElseThrow(() -> new InvalidInput("number", "STAND_IN_UNKNOWN", "there is no stand-in " + number));
        if (!one.absent().equals(by) && !one.person().equals(by)) people.require(by, Role.MANAGERS);
        rows.end(number);
        trail.record(Entry.decision(by, "end-stand-in", "").subject(one.person() + " for " + one.absent()));
    }

    /** Their own only: what was lent to the absent person is not lent on. */
    @Override
    public Set<Role> to(String person) {
        return absentFor(person).stream()
                .flatMap(absent -> people.rolesOf(absent).stream())
                .filter(LENT::contains)
                .collect(toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    @Override
    public List<String> insteadOf(String absent) {
        return rows.insteadOf(absent).stream().filter(this::mayStandIn).toList();
    }

    private List<String> absentFor(String person) {
        var absent = rows.absentFor(person);
        return absent.isEmpty() || !mayStandIn(person) ? List.of() : absent;
    }

    private boolean mayStandIn(String person) {
        var has = people.rolesOf(person);
        return !Collections.disjoint(LENT, has) && Collections.disjoint(NEVER, has);
    }

    /** Whether a person does the tasks of another one now. */
    boolean standsInFor(String person, String absent) {
        return absentFor(person).contains(absent);
    }

    @Override
    public boolean countAsOne(String one, String other) {
        // some databases find "dora" when asked for "DORA"
        return one.equalsIgnoreCase(other) || rows.arePair(one, other);
    }

    @Override
    public List<String> answeredFor(String instance, String definition, String person) {
        return behalf.in(instance, definition, person);
    }

    @Override
    public Map<String, String> answeredFor(String instance) {
        return behalf.answered(instance);
    }

    /** A task of somebody who is away goes over to the stand-in. */
    void takeOver(String task, String instance, String person, String absent) {
        behalf.add(task, instance, "", person, absent);
    }

    @Override
    public Optional<String> actsFor(TaskFacts facts) {
        return actsFor(
                facts.taskId(),
                facts.user(),
                roles.of(facts.taskId(), facts.properties(), facts.businessKey().orElse("")));
    }

    @Override
    public Optional<String> answersFor(TaskCompleted task) {
        return actsFor(task.taskId(), task.person(), roles.of(task.taskId(), task.properties(), task.businessKey()));
    }

    @Override
    public Optional<String> takesFor(String taskId, String person) {
        return actsFor(taskId, person, roles.offered(taskId));
    }

    /** Whoever could not do the task but for the roles of another one does it for that one. */
    private Optional<String> actsFor(String taskId, String person, Set<Role> wanted) {
        return behalf.of(taskId, person).or(() -> {
            if (wanted.isEmpty() || !Collections.disjoint(wanted, people.rolesOf(person))) return Optional.empty();
            return absentFor(person).stream()
                    .filter(absent -> !Collections.disjoint(wanted, people.rolesOf(absent)))
                    .findFirst();
        });
    }

    @EventListener
    void completed(TaskCompleted task) {
        answersFor(task)
                .ifPresent(absent ->
                        behalf.add(task.taskId(), task.processInstance(), task.task(), task.person(), absent));
    }

    private String spelt(String field, String person) {
        var name = person == null ? "" : person;
        return people.spellingOf(name)
                .orElseThrow(() -> new InvalidInput(
                        field, "USER_UNKNOWN", "there is nobody named '" + Excerpt.shown(64, name) + "'"));
    }
}
