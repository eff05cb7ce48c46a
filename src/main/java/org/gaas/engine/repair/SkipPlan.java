package org.gaas.engine.repair;

import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.springframework.stereotype.Component;

/** What a second person agrees to: which steps are left out, of whom, and why the first person wants that. */
@Component
class SkipPlan implements PlanSource {
    private final Repairs repairs;

    SkipPlan(Repairs repairs) {
        this.repairs = repairs;
    }

    @Override
    public String process() {
        return RepairVars.PROCESS;
    }

    @Override
    public String task() {
        return RepairVars.SECOND_TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return repairs.askedIn(processInstance)
                .flatMap(repair -> repairs.decisionOf(repair).map(proposed -> {
                    var cause = repairs.causeOf(repair);
                    return Plan.about(cause.place())
                            .with(
                                    "Left out",
                                    repairs.victimsOf(repair).stream()
                                            .map(victim -> victim.businessKey() + ": " + victim.label() + " ("
                                                    + victim.process() + ")")
                                            .sorted()
                                            .toList())
                            .with("Because of", cause.place() + ", " + cause.reason())
                            .with("Wanted by", proposed.by())
                            .with("Reason", proposed.why().orElse(""));
                }));
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return RepairVars.AGREED.find(answers).filter("yes"::equals).isPresent();
    }
}
