package org.gaas.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tasks that wait for somebody: they say for whom and until when, nobody is reminded of them, and they come back by
 * themselves on the morning of that day, with the working time that was left.
 */
@Component
public class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int AT_MOST_DAYS = 366;
    private static final Duration AT_LEAST = Duration.ofHours(1);

    private final OpenTasks openTasks;
    private final ParkedRows rows;
    private final Promises promises;
    private final Notices notices;
    private final MayWork mayWork;
    private final StandIns standIns;
    private final TaskService tasks;
    private final EngineDoor door;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ZoneId zone;

    Parking(
            OpenTasks openTasks,
            ParkedRows rows,
            Promises promises,
            Notices notices,
            MayWork mayWork,
            StandIns standIns,
            TaskService tasks,
            EngineDoor door,
            Trail trail,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${gaas.zone:Europe/Amsterdam}") ZoneId zone) {
        this.openTasks = openTasks;
        this.rows = rows;
        this.promises = promises;
        this.notices = notices;
        this.mayWork = mayWork;
        this.standIns = standIns;
        this.tasks = tasks;
        this.door = door;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Parks a task, or changes for whom and until when.
     *
     * @param by a person who could do the task, or a manager
     * @param until the day on which it comes back
     * @param waitsFor who is waited for
     * @return the task as it is now
     * @throws InvalidInput {@code TASK_UNKNOWN}, {@code DATE_PAST}, {@code DATE_TOO_FAR}, {@code NAME_REQUIRED},
     *     {@code NAME_INVALID}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public OpenTask park(String taskId, String by, LocalDate until, String waitsFor) {
        var task = allowed(taskId, by);
        var parked = new Parked(day(until), name(waitsFor), by);
        var before = rows.hold(taskId);
        var name = before.map(ParkedRows.Row::name).orElse(task.name());
        var left = before.map(ParkedRows.Row::left).orElseGet(() -> left(task));
        rows.add(taskId, name, parked, left);
        notices.forget(taskId);
        var back = promises.about(task).opening(until);
        change(taskId, row -> {
            row.setName(Excerpt.start(
                    255, name + " · parked until " + DAY.format(until) + ", waits for " + parked.waitsFor()));
            row.setFollowUpDate(Date.from(back));
            row.setPriority(Task.PRIORITY_NORMAL);
            left.ifPresent(some -> row.setDueDate(due(task, back, some)));
        });
        trail.record(Entry.decision(by, "park-task", task.subject())
                .behalf(standIns.takesFor(taskId, by).orElse(""))
                .subject(name)
                .detail("until " + until + ", waits for " + parked.waitsFor()));
        return openTasks.find(taskId).orElseThrow();
    }

    /**
     * Brings a parked task back before its day.
     *
     * @throws InvalidInput {@code TASK_UNKNOWN}, {@code TASK_NOT_PARKED}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public OpenTask resume(String taskId, String by) {
        var task = allowed(taskId, by);
        var row = rows.hold(taskId)
                .orElseThrow(() -> new InvalidInput("task", "TASK_NOT_PARKED", "this task is not parked"));
        bringBack(row, row.left().map(some -> due(task, clock.instant(), some)));
        trail.record(Entry.decision(by, "resume-task", task.subject())
                .behalf(standIns.takesFor(taskId, by).orElse(""))
                .subject(row.name()));
        return openTasks.find(taskId).orElseThrow();
    }

    /** Brings back what waited until now. */
    void look() {
        for (var row : rows.all().values())
            if (row.returned().isEmpty() && !row.parked().until().isAfter(today()))
                try {
                    openTasks.find(row.task()).ifPresent(task -> {
                        if (!clock.instant()
                                .isBefore(promises.about(task)
                                        .opening(row.parked().until())))
                            transaction.executeWithoutResult(status -> back(row.task()));
                    });
                } catch (RuntimeException later) {
                    LOG.warn("task '{}' is brought back later: {}", row.name(), later.getMessage());
                }
    }

    private void back(String taskId) {
        rows.hold(taskId).ifPresent(row -> {
            bringBack(row, Optional.empty());
            var task = openTasks.find(taskId).orElseThrow();
            trail.record(Entry.change("resume-task", "")
                    .about(task.subject())
                    .subject(row.name())
                    .outcome("DONE")
                    .detail("it waited for " + row.parked().waitsFor()));
            events.publishEvent(new TaskReturned(task, row.parked()));
        });
    }

    private void bringBack(ParkedRows.Row row, Optional<Date> due) {
        rows.returned(row.task());
        change(row.task(), task -> {
            task.setName(row.name());
            task.setFollowUpDate(null);
            due.ifPresent(task::setDueDate);
        });
    }

    private OpenTask allowed(String taskId, String by) {
        var task = openTasks.find(taskId).orElseThrow(() -> OpenTasks.unknown(taskId));
        mayWork.require(by, task, Set.of(Role.MANAGERS));
        return task;
    }

    private Optional<Duration> left(OpenTask task) {
        return task.due().map(due -> promises.about(task).between(clock.instant(), due));
    }

    private Date due(OpenTask task, Instant from, Duration left) {
        return Date.from(promises.about(task).after(from, left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left));
    }

    private void change(String taskId, java.util.function.Consumer<Task> change) {
        door.through(() -> {
            var task = tasks.createTaskQuery().taskId(taskId).singleResult();
            change.accept(task);
            tasks.saveTask(task);
            return null;
        });
    }

    private LocalDate day(LocalDate until) {
        if (!until.isAfter(today()))
            throw new InvalidInput("until", "DATE_PAST", "must be a day after today, " + today());
        if (until.isAfter(today().plusDays(AT_MOST_DAYS)))
            throw new InvalidInput("until", "DATE_TOO_FAR", "must be within a year");
        return until;
    }

    private static String name(String waitsFor) {
        var name = waitsFor == null ? "" : waitsFor.strip();
        if (name.isEmpty()) throw new InvalidInput("waitsFor", "NAME_REQUIRED", "say who is waited for");
        if (name.length() > 100 || name.codePoints().anyMatch(Character::isISOControl))
            throw new InvalidInput("waitsFor", "NAME_INVALID", "must be one line of at most 100 characters");
        return name;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
