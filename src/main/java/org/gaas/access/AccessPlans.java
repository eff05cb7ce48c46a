package org.gaas.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InWords;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.engine.Var;
import org.gaas.fleet.IpRange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What people sign who decide about access: who, what, where from, until when, and by what agreement. */
@Component
class AccessPlans {
    static final String APPROVE = "Task_ApproveAccess";
    static final String CONSENT = "Task_WriteDownConsent";

    /** Both sign the same. */
    static final List<String> TASKS = List.of(APPROVE, CONSENT);

    private final AccessRequests requests;

    AccessPlans(AccessRequests requests) {
        this.requests = requests;
    }

    Plan of(AccessRequest request) {
        var policy = requests.environment(request).databaseAccess();
        return Plan.about(request.developer())
                .with("Developer", request.developer())
                .with(
                        "Databases",
                        requests.places(request).stream()
                                .map(place -> place.installation() + " (" + String.join(" ", place.databases()) + ")")
                                .sorted()
                                .toList())
                .with("Rights", policy.rights().name().toLowerCase())
                .with("From", policy.from().stream().map(IpRange::toString).toList())
                .with("Until", InWords.day(requests.lastDay(request.until())) + " at the latest")
                .with(
                        "Agreements",
                        request.agreements().entrySet().stream()
                                .map(by -> "number " + by.getValue() + ", for " + by.getKey())
                                .toList())
                .with("Why", request.why());
    }

    /** Empty when there is nothing left to give. */
    Optional<Plan> of(String process) {
        return requests.of(process)
                .filter(request -> requests.over(request).isEmpty())
                .map(this::of);
    }

    /** Hosting's decision, and the customer's as a manager writes it down. */
    @Configuration(proxyBeanMethods = false)
    static class Gates {
        @Bean
        PlanSource accessApproved(AccessPlans plans) {
            return new Gate(plans, APPROVE, AccessVars.ANSWER, "grant");
        }

        @Bean
        PlanSource accessConsented(AccessPlans plans) {
            return new Gate(plans, CONSENT, AccessVars.CONSENT, "consent");
        }
    }

    private record Gate(AccessPlans plans, String task, Var<String> answer, String yes) implements PlanSource {
        @Override
        public String process() {
            return GrantAccessProcess.PROCESS;
        }

        @Override
        public Optional<Plan> planFor(String processInstance) {
            return plans.of(processInstance);
        }

        @Override
        public boolean approves(Map<String, Object> answers) {
            return answer.find(answers).filter(yes::equals).isPresent();
        }
    }
}
