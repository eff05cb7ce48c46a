package org.gaas.life;

import java.util.Map;
import java.util.Optional;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** What is decided: where a project's releases come from, and what is there of those that run. */
@Component
class RepositoryPlan implements PlanSource {
    private static final String TASK = "Task_ApproveRepository";

    private final RepositoryChangeRows rows;
    private final Installations installations;
    private final Approvals approvals;

    RepositoryPlan(RepositoryChangeRows rows, Installations installations, Approvals approvals) {
        this.rows = rows;
        this.installations = installations;
        this.approvals = approvals;
    }

    /**
     * @return who approved it
     * @throws DecisionOutdated it is something else by now, or was approved too long ago, or by nobody
     */
    String require(RepositoryChange change) throws DecisionOutdated {
        try {
            approvals.require(change.process(), TASK, of(change));
        } catch (ApprovalVoid no) {
            throw DecisionOutdated.because(no);
        }
        return approvals.approver(change.process(), TASK).orElseThrow();
    }

    @Override
    public String process() {
        return ChangeRepositoryProcess.KEY;
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return rows.of(processInstance).filter(one -> one.changed().isEmpty()).map(this::of);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return LifeVars.REPOSITORY_DECISION
                .find(answers)
                .filter("approve"::equals)
                .isPresent();
    }

    private Plan of(RepositoryChange change) {
        return Plan.about(installations.numbered(change.installation()).id().value())
                .with("Project", change.project().value())
                .with("Releases come from", change.repository().value())
                .with("Until now from", change.before().value())
                .with("Why", change.reason())
                .with("What runs, and what is there", change.words());
    }
}
