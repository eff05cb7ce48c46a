package org.gaas.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.billing.Fee;
import org.gaas.billing.Fees;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.InWords;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.engine.Var;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.Schemas;
import org.gaas.sites.OwnNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What hosting and a manager approve, one after the other: what will be destroyed, and what is kept of it for how long. */
@Component
class OffboardingPlan {
    private static final String APPROVAL = "Task_ApproveOffboarding";
    private static final String CONFIRMATION = "Task_ConfirmOffboarding";

    /** Where it is shown. */
    static final List<String> TASKS = List.of(APPROVAL, CONFIRMATION);

    private final Offboardings offboardings;
    private final Installations installations;
    private final Schemas schemas;
    private final OwnNames names;
    private final Fees fees;
    private final Approvals approvals;

    OffboardingPlan(
            Offboardings offboardings,
            Installations installations,
            Schemas schemas,
            OwnNames names,
            Fees fees,
            Approvals approvals) {
        this.offboardings = offboardings;
        this.installations = installations;
        this.schemas = schemas;
        this.names = names;
        this.fees = fees;
        this.approvals = approvals;
    }

    /** Each of the two gates shows it and signs it. */
    @Configuration(proxyBeanMethods = false)
    static class Gates {
        @Bean
        PlanSource offboardingApproved(OffboardingPlan plan) {
            return new Gate(plan, APPROVAL, LifeVars.REMOVAL_APPROVAL);
        }

        @Bean
        PlanSource offboardingConfirmed(OffboardingPlan plan) {
            return new Gate(plan, CONFIRMATION, LifeVars.REMOVAL_CONFIRMATION);
        }
    }

    private record Gate(OffboardingPlan plan, String task, Var<String> answer) implements PlanSource {
        @Override
        public String process() {
            return OffboardProductionProcess.KEY;
        }

        @Override
        public Optional<Plan> planFor(String processInstance) {
            return plan.offboardings
                    .of(processInstance)
                    .filter(one -> one.begun().isEmpty())
                    .map(plan::of);
        }

        @Override
        public boolean approves(Map<String, Object> answers) {
            return answer.find(answers).filter("approve"::equals).isPresent();
        }
    }

    /**
     * Lets a step do what both approved, and nothing else.
     *
     * @throws ApprovalVoid it is something else by now, or one of them approved it too long ago
     */
    void require(Offboarding offboarding) throws ApprovalVoid {
        var now = of(offboarding);
        for (var task : TASKS) approvals.require(offboarding.process(), task, now);
    }

    /** What the customer is asked: it does not change by itself, but for what is paid. */
    Plan asked(Offboarding offboarding) {
        var production = installations.numbered(offboarding.production());
        return Plan.about(production.id().value())
                .with(
                        "Destroyed",
                        List.of(
                                production.id().value(),
                                installations
                                        .numbered(offboarding.acceptance())
                                        .id()
                                        .value()))
                .with("Names", names.of(production))
                .with("Closed from", InWords.day(offboarding.closing()))
                .with("Paid until", paid(production, offboarding))
                .with("Kept for days", Integer.toString(offboarding.keepDays()));
    }

    private Plan of(Offboarding offboarding) {
        var production = installations.numbered(offboarding.production());
        var acceptance = installations.numbered(offboarding.acceptance());
        var halves = List.of(production, acceptance);
        return Plan.about(production.id().value())
                .with("Destroyed", halves.stream().map(OffboardingPlan::where).toList())
                .with(
                        "Databases",
                        halves.stream()
                                .flatMap(half -> schemas.schemasOf(half.id()).stream())
                                .toList())
                .with("Names", names.of(production))
                .with("Wanted by", offboarding.reason())
                .with("Closed from", InWords.day(offboarding.closing()))
                .with("Paid until", paid(production, offboarding))
                .with(
                        "Data",
                        "handed over first, or somebody says that nobody wants it; the archive is kept for "
                                + offboarding.keepDays() + " days after it was packed");
    }

    private List<String> paid(Installation production, Offboarding offboarding) {
        var open = fees.of(production.project()).stream()
                .filter(fee -> fee.until()
                        .filter(day -> !day.equals(offboarding.closing()))
                        .isEmpty())
                .map(Fee::text)
                .distinct();
        return new ArrayList<>(Stream.concat(Stream.of(InWords.day(offboarding.closing())), open)
                .toList());
    }

    private static String where(Installation half) {
        return half.id() + half.server().map(server -> " on " + server).orElse("");
    }
}
