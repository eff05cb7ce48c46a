package org.gaas.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people approved, and whether it still counts. In tables of its own, where no variable reaches. */
@Component
public class Approvals {
    private static final int SHOWN = 3900;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Duration valid;
    private final Clock clock;

    /** @param valid for how long an approval counts */
    Approvals(
            JdbcClient database,
            ApplicationEventPublisher events,
            @Value("${gaas.approvals.valid:P14D}") Duration valid,
            Clock clock) {
        this.database = database;
        this.events = events;
        this.valid = valid;
        this.clock = clock;
    }

    private record Approval(String task, String person, String hash, Instant until) {}

    /** Notes that a person approved this plan; only the last approval of a task counts. */
    void sign(TaskCompleted task, Plan plan) {
        var now = clock.instant();
        end(task.processInstance(), task.task(), "there is a later one");
        database.sql("insert into engine_approval (task, instance, definition, person, hash, plan, signed, good_until)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(task.taskId(), task.processInstance(), task.task(), task.person(), plan.hash())
                .params(Excerpt.start(SHOWN, plan.words()), Utc.of(now), Utc.of(now.plus(valid)))
                .update();
        events.publishEvent(new PlanSigned(task.person(), plan, task.rootInstance(), task.task()));
    }

    /**
     * Lets a step carry out what was approved, and nothing else.
     *
     * @param task the id of the approving task in its diagram
     * @param now what would be carried out
     * @throws ApprovalVoid when that is something else, or was approved too long ago, or by nobody
     */
    public void require(String processInstance, String task, Plan now) throws ApprovalVoid {
        var approval = last(processInstance, task)
                .orElseThrow(() -> new ApprovalVoid(now.about() + ": nobody has approved this"));
        var why = !approval.hash().equals(now.hash())
                ? Optional.of("what would be done now is not what was approved")
                : clock.instant().isBefore(approval.until())
                        ? Optional.<String>empty()
                        : Optional.of("it was approved more than " + valid.toDays() + " days ago");
        if (why.isEmpty()) return;
        end(processInstance, task, why.get());
        events.publishEvent(new ApprovalEnded(approval.person(), now, why.get()));
        throw new ApprovalVoid(now.about() + ": " + why.get() + "; it has to be approved again");
    }

    /** Who approved it, as far as that still counts. */
    public Optional<String> approver(String processInstance, String task) {
        return last(processInstance, task).map(Approval::person);
    }

    private Optional<Approval> last(String processInstance, String task) {
        return database.sql("select task, person, hash, good_until from engine_approval"
                        + " where instance = ? and definition = ? and void_because is null")
                .params(processInstance, task)
                .query((row, n) -> new Approval(
                        row.getString("task"),
                        row.getString("person"),
                        row.getString("hash"),
                        Utc.instant(row.getObject("good_until", LocalDateTime.class))))
                .optional();
    }

    private void end(String processInstance, String task, String why) {
        database.sql("update engine_approval set void_because = ?"
                        + " where instance = ? and definition = ? and void_because is null")
                .params(why, processInstance, task)
                .update();
    }
}
