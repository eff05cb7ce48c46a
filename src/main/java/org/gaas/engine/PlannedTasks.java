package org.gaas.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows plans in the forms of those who approve, and takes their signatures. */
@Component
class PlannedTasks implements TaskPrefill {
    /** The signature: shown by the form, and sent back by whoever approves. */
    static final Var<String> PLAN = Var.text("plan").ofTask();

    /** What the form shows. */
    static final Var<String> SHOWN = Var.text("planShown");

    private final ObjectProvider<PlanSource> sources;
    private final Approvals approvals;

    PlannedTasks(ObjectProvider<PlanSource> sources, Approvals approvals) {
        this.sources = sources;
        this.approvals = approvals;
    }

    @Bean
    static Vars planVariables() {
        return Vars.of(PLAN, SHOWN);
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        of(task.process(), task.task())
                .flatMap(source -> source.planFor(task.processInstance()))
                .ifPresent(plan -> {
                    PLAN.put(values, plan.signature());
                    SHOWN.put(values, Excerpt.start(3900, plan.shown()));
                });
        return values;
    }

    @EventListener
    void decided(TaskCompleted task) {
        var source = of(task.process(), task.task());
        if (source.isEmpty() || !source.get().approves(task.answers())) return;
        var plan = source.get()
                .planFor(task.processInstance())
                .orElseThrow(() -> new InvalidInput(PLAN.name(), "PLAN_GONE", "there is nothing left to approve"));
        var seen = PLAN.find(task.answers()).orElseThrow(() -> InvalidInput.missing(PLAN.name()));
        if (!seen.equals(plan.signature()))
            throw new InvalidInput(
                    PLAN.name(), "PLAN_CHANGED", "what you were shown changed meanwhile: open the task again and look");
        approvals.sign(task, plan);
    }

    private Optional<PlanSource> of(String process, String task) {
        return sources.stream()
                .filter(one -> one.process().equals(process) && one.task().equals(task))
                .findFirst();
    }
}
