package org.gaas.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.EngineDoor;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.tasks.Notices.Notice;
import org.gaas.tasks.TaskLate.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people of tasks that will soon be late, then the deputy, then the managers. Each step is one transaction with a row
 * that can be written only once: so it does not matter how many desks look, and when one of them dies.
 */
@Component
class LateTasks {
    private static final Logger LOG = LoggerFactory.getLogger(LateTasks.class);

    /** Working time that a deputy has before managers are told. */
    private static final Duration DEPUTYS_TURN = Duration.ofHours(4);

    /** What Tasklist shows and sorts by; a task begins with 50. */
    static final int LATE = 75;

    static final int VERY_LATE = 100;

    private final OpenTasks openTasks;
    private final Promises promises;
    private final Notices notices;
    private final Deputies deputies;
    private final People people;
    private final TaskService tasks;
    private final EngineDoor door;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LateTasks(
            OpenTasks openTasks,
            Promises promises,
            Notices notices,
            Deputies deputies,
            People people,
            TaskService tasks,
            EngineDoor door,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.openTasks = openTasks;
        this.promises = promises;
        this.notices = notices;
        this.deputies = deputies;
        this.people = people;
        this.tasks = tasks;
        this.door = door;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Tells what is to be told by now. */
    void look() {
        var told = notices.all();
        for (var task : openTasks.dated())
            if (task.parked().isEmpty())
                try {
                    next(task, told.getOrDefault(task.id(), Map.of())).ifPresent(kind -> tell(task, kind));
                } catch (RuntimeException later) {
                    LOG.warn("task '{}' is looked at again later: {}", task.name(), later.getMessage());
                }
    }

    private Optional<Kind> next(OpenTask task, Map<Kind, Notice> told) {
        var now = clock.instant();
        var due = task.due().orElseThrow();
        if (told.containsKey(Kind.MANAGERS)) return Optional.empty();
        var calendar = promises.about(task);
        if (now.isBefore(due))
            return Optional.of(Kind.REMINDER)
                    .filter(kind -> !told.containsKey(kind))
                    .filter(kind -> !now.isBefore(reminder(calendar, task.begun(), due)));
        var deputy = told.get(Kind.DEPUTY);
        if (deputy == null) return Optional.of(deputies.of(task).isPresent() ? Kind.DEPUTY : Kind.MANAGERS);
        return Optional.of(Kind.MANAGERS).filter(kind -> !now.isBefore(calendar.after(deputy.told(), DEPUTYS_TURN)));
    }

    /** When three quarters of the working time are over. */
    private static Instant reminder(Calendar calendar, Instant begun, Instant due) {
        return calendar.after(
                begun, calendar.between(begun, due).multipliedBy(3).dividedBy(4));
    }

    private void tell(OpenTask task, Kind kind) {
        var whom =
                switch (kind) {
                    case REMINDER -> task.assignee().map(people::withStandIns).orElseGet(() -> having(task));
                    case DEPUTY -> deputies.of(task).stream().toList();
                    case MANAGERS -> people.having(Role.MANAGERS);
                };
        transaction.executeWithoutResult(status -> {
            var named = kind == Kind.DEPUTY ? String.join(",", whom) : kind == Kind.MANAGERS ? "managers" : "";
            if (!isOpen(task) || !notices.isFirst(task.id(), kind, named)) return;
            if (kind != Kind.REMINDER) escalate(task, kind, whom, named);
            events.publishEvent(new TaskLate(kind, openTasks.find(task.id()).orElseThrow(), whom));
        });
    }

    /** Managers become no candidates: they never decide in another's place, they only see to it that somebody does. */
    private void escalate(OpenTask task, Kind kind, List<String> whom, String named) {
        door.through(() -> {
            if (kind == Kind.DEPUTY) whom.forEach(deputy -> tasks.addCandidateUser(task.id(), deputy));
            tasks.setPriority(task.id(), kind == Kind.DEPUTY ? LATE : VERY_LATE);
            return null;
        });
        trail.record(Entry.change("escalate-task", "")
                .about(task.subject())
                .subject(task.name())
                .outcome("DONE")
                .detail("to " + named + "; it was due " + task.due().orElseThrow()));
    }

    /** Held, so that nobody answers it in the same moment. */
    private boolean isOpen(OpenTask task) {
        return database.sql("select ID_ from ACT_RU_TASK where ID_ = ? for update")
                .param(task.id())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private List<String> having(OpenTask task) {
        return task.roles().stream()
                .flatMap(role -> people.havingForTasks(role).stream())
                .distinct()
                .toList();
    }
}
