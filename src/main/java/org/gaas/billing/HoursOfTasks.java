package org.gaas.billing;

import static org.gaas.billing.HoursVars.ACTIVITY;
import static org.gaas.billing.HoursVars.HOURS;
import static org.gaas.billing.HoursVars.NOTE;
import static org.gaas.billing.HoursVars.NO_TIME;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskCompleted;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes the hours of each task while it is completed, in the same transaction: a task without a word about hours stays
 * open.
 */
@Component
@EnableConfigurationProperties(BillingSettings.class)
class HoursOfTasks {
    private final HoursBook book;
    private final WorkedFor workedFor;
    private final People people;
    private final TaskRoles taskRoles;
    private final Clock clock;
    private final BillingSettings settings;

    HoursOfTasks(
            HoursBook book,
            WorkedFor workedFor,
            People people,
            TaskRoles taskRoles,
            Clock clock,
            BillingSettings settings) {
        this.book = book;
        this.workedFor = workedFor;
        this.people = people;
        this.taskRoles = taskRoles;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * @throws InvalidInput {@code HOURS_REQUIRED}, {@code HOURS_AND_NO_TIME}, or what the fields themselves say
     */
    @EventListener
    void completed(TaskCompleted task) {
        var spent = HOURS.find(task.answers()).flatMap(hours -> hours);
        var noTime = NO_TIME.find(task.answers()).orElse(false);
        if (spent.isPresent() && noTime)
            throw new InvalidInput(
                    HOURS.name(),
                    "HOURS_AND_NO_TIME",
                    "there are hours, and \"no time to record\" is ticked: choose one");
        if (spent.isEmpty() && !noTime)
            throw new InvalidInput(
                    HOURS.name(), "HOURS_REQUIRED", "enter the hours worked (h:mm), or tick \"no time to record\"");
        spent.ifPresent(time -> book.write(entry(task, time)));
    }

    private HoursEntry entry(TaskCompleted task, Spent spent) {
        return new HoursEntry(
                task.taskId(),
                LocalDate.now(clock.withZone(settings.zone())),
                spent,
                task.person(),
                roleOf(task),
                work(task),
                task.process(),
                task.processInstance(),
                task.name() == null ? task.task() : task.name(),
                ACTIVITY.find(task.answers()).flatMap(activity -> activity),
                NOTE.find(task.answers()).orElse(Note.NONE));
    }

    /** The property {@code billable=false} says that nobody pays for such a task, whomever it is for. */
    private Work work(TaskCompleted task) {
        var work = workedFor.subjects(task.subjects());
        return "false".equals(task.properties().get("billable")) ? work.notBillable() : work;
    }

    /** The role that the task asked for and that the person has, or stands in for. */
    private Optional<Role> roleOf(TaskCompleted task) {
        var roles = people.rolesForTasks(task.person());
        return taskRoles.of(task.taskId()).stream()
                .filter(roles::contains)
                .findFirst()
                .or(() -> roles.stream().findFirst());
    }
}
