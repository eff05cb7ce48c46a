package org.gaas.adoption;

import java.util.Map;
import java.util.Optional;
import org.gaas.applications.Descriptor;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.onboarding.Wishes;
import org.springframework.stereotype.Component;

/** What hosting approves: whose data comes from where, to which server, and what it replaces. */
@Component
class AdoptionPlan implements PlanSource {
    private static final String TASK = "Task_ApproveAdoption";

    private final AdoptionRows rows;
    private final Installations installations;
    private final Wishes wishes;
    private final Approvals approvals;

    AdoptionPlan(AdoptionRows rows, Installations installations, Wishes wishes, Approvals approvals) {
        this.rows = rows;
        this.installations = installations;
        this.wishes = wishes;
        this.approvals = approvals;
    }

    /**
     * @throws ApprovalVoid it is something else by now, or was approved too long ago
     */
    void require(Adoption adoption) throws ApprovalVoid {
        approvals.require(adoption.process(), TASK, of(adoption));
    }

    @Override
    public String process() {
        return AdoptInstallationProcess.KEY;
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
        return AdoptionVars.APPROVAL.find(answers).filter("approve"::equals).isPresent();
    }

    private Plan of(Adoption adoption) {
        var production = installations.numbered(adoption.production());
        var descriptor = wishes.descriptor(production);
        return Plan.about(production.id().value())
                .with("Comes from", adoption.oldPlace())
                .with("Server", production.on(Part.WEB).value())
                .with("Release", production.tag().map(Object::toString).orElse("untagged"))
                .with(
                        "Databases replaced",
                        descriptor.databases().stream()
                                .filter(database -> !database.optional())
                                .map(Descriptor.Database::suffix)
                                .toList())
                .with(
                        "Files replaced in",
                        Filled.of(production.id(), descriptor).writable());
    }
}
