package org.gaas.audit;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.gaas.engine.ApprovalEnded;
import org.gaas.engine.KnownVars;
import org.gaas.engine.PlanSigned;
import org.gaas.engine.ProcessStarted;
import org.gaas.engine.RepairApplied;
import org.gaas.engine.StepEnded;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskTaken;
import org.gaas.engine.Var;
import org.gaas.people.OnBehalf;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down what people decide in processes, and what became of each step, in the transaction that it happens in: what
 * can't be written down does not happen. Of a process that the clock begins, and that is about nothing, only what goes wrong:
 * it looks whether something is to be done, and each thing that is done is told by itself.
 */
@Component
class Decisions {
    private final Trail trail;
    private final People people;
    private final KnownVars known;
    private final ObjectProvider<OnBehalf> behalf;

    Decisions(Trail trail, People people, KnownVars known, ObjectProvider<OnBehalf> behalf) {
        this.trail = trail;
        this.people = people;
        this.known = known;
        this.behalf = behalf;
        trail.askRoles(this::roles);
    }

    @EventListener
    void started(ProcessStarted start) {
        if (start.person().isEmpty() && start.businessKey().isEmpty()) return;
        var entry = start.person()
                .map(person -> Entry.decision(person, "start-process", start.businessKey()))
                .orElseGet(() -> Entry.change("start-process", "").about(start.businessKey()));
        trail.record(entry.subject(start.name())
                .outcome("DONE")
                .detail(said(start.asked()))
                .work(start.instance()));
    }

    /** With the plan as it was shown, and its hash: what is done must be the same. */
    @EventListener
    void signed(PlanSigned approval) {
        trail.record(
                Entry.decision(approval.person(), "sign-plan", approval.plan().about())
                        .subject(approval.plan().hash())
                        .plan(approval.plan().words())
                        .work(approval.rootInstance())
                        .step(approval.task()));
    }

    @EventListener
    void ended(ApprovalEnded approval) {
        trail.record(Entry.change("void-approval", "")
                .behalf(approval.person())
                .about(approval.plan().about())
                .subject(approval.plan().hash())
                .outcome("DONE")
                .detail(approval.why())
                .plan(approval.plan().words()));
    }

    /** Under what it is about, once for each: of a repair, that is all that waited for it. */
    @EventListener
    void completed(TaskCompleted task) {
        var subjects = task.subjects().isEmpty() ? List.of(task.businessKey()) : task.subjects();
        subjects.stream()
                .distinct()
                .forEach(subject -> trail.record(Entry.decision(task.person(), "complete-task", subject)
                        .subject(task.name() == null ? task.task() : task.name())
                        .detail(said(task.answers()))
                        .plan(task.shown())
                        .behalf(behalf(some -> some.answersFor(task)))
                        .work(work(task, subject))
                        .step(task.task())));
    }

    /** Who asks about one of several is not told of the others: their entries don't belong together. */
    private static String work(TaskCompleted task, String subject) {
        if (task.subjects().size() < 2) return task.rootInstance();
        return UUID.nameUUIDFromBytes((task.taskId() + " " + subject).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** For each that waited, so that what follows there is found under the decision that it followed from. */
    @EventListener
    void repaired(RepairApplied repair) {
        trail.record(Entry.decision(repair.person(), "repair-" + repair.decision(), repair.businessKey())
                .subject(repair.step())
                .detail(repair.why())
                .work(repair.rootInstance()));
    }

    @EventListener
    void taken(TaskTaken task) {
        var what = task.to()
                .map(to -> to.equals(task.person()) ? "claim-task" : "assign-task")
                .orElse("give-back-task");
        trail.record(Entry.decision(task.person(), what, task.businessKey())
                .subject(task.name() == null ? "" : task.name())
                .detail(task.to().filter(to -> !to.equals(task.person())).orElse(""))
                .behalf(behalf(some -> some.takesFor(task.task(), task.person())))
                .work(task.rootInstance()));
    }

    @EventListener
    void ended(StepEnded step) {
        var work = step.work();
        if (work.person().isEmpty() && work.about().isEmpty() && step.outcome() == StepEnded.Outcome.DONE) return;
        var why = step.reason().isEmpty() ? "" : step.reason() + ": " + step.sentence();
        trail.record(Entry.change("step", "")
                .behalf(work.person())
                .about(work.about())
                .subject(work.step().replaceFirst("^Task_", ""))
                .outcome(step.outcome().name())
                .detail(why)
                .work(work.id())
                .step(work.step()));
    }

    private String behalf(Function<OnBehalf, Optional<String>> asked) {
        return behalf.orderedStream()
                .flatMap(some -> asked.apply(some).stream())
                .findFirst()
                .orElse("");
    }

    private String roles(String person) {
        return people.rolesOf(person).stream().map(Role::group).collect(joining(","));
    }

    /** The decision itself; hours have a book of their own. */
    private String said(Map<String, Object> answers) {
        return new TreeMap<>(answers)
                .entrySet().stream()
                        .filter(answer -> known.named(answer.getKey())
                                .filter(Var::isOfTask)
                                .isEmpty())
                        .map(answer -> answer.getKey() + ": " + answer.getValue())
                        .collect(joining("\n"));
    }
}
