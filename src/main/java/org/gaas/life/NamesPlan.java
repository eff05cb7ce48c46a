package org.gaas.life;

import java.util.Map;
import java.util.Optional;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** What hosting approves: which names there are now, and which there will be. */
@Component
class NamesPlan implements PlanSource {
    private static final String TASK = "Task_ApproveNames";

    private final NamesChangeRows rows;
    private final Installations installations;
    private final Approvals approvals;

    NamesPlan(NamesChangeRows rows, Installations installations, Approvals approvals) {
        this.rows = rows;
        this.installations = installations;
        this.approvals = approvals;
    }

    /**
     * @throws ApprovalVoid it is something else by now, or was approved too long ago
     */
    void require(NamesChange change) throws ApprovalVoid {
        approvals.require(change.process(), TASK, of(change));
    }

    @Override
    public String process() {
        return ChangeNamesProcess.KEY;
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return rows.of(processInstance).filter(one -> one.ended().isEmpty()).map(this::of);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return LifeVars.NAMES_APPROVAL.find(answers).filter("approve"::equals).isPresent();
    }

    private Plan of(NamesChange change) {
        return asked(change).with("Certificate", change.wanted().all()).with("Wanted by", change.reason());
    }

    /** What the customer is asked. */
    Plan asked(NamesChange change) {
        return Plan.about(installations.numbered(change.production()).id().value())
                .with("Names now", change.before().words())
                .with("Names then", change.wanted().words());
    }
}
