package org.gaas.access;

import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down what people decide about access, in the transaction that they decide in; and nobody decides about access of
 * one's own, whoever asked for it.
 */
@Component
class AccessDecisions implements TaskRule {
    static final String LOOK = "Task_LookAtEmergency";

    private final AccessRequests requests;

    AccessDecisions(AccessRequests requests) {
        this.requests = requests;
    }

    @Override
    public void check(TaskFacts facts) {
        if (!facts.process().equals(GrantAccessProcess.PROCESS)) return;
        if (facts.user() == null || facts.user().isBlank()) return;
        requests.of(facts.processInstance())
                .filter(request -> request.developer().equalsIgnoreCase(facts.user())
                        || request.by().equalsIgnoreCase(facts.user()))
                .ifPresent(own -> {
                    throw new Forbidden(
                            "FOUR_EYES", "This is about access that you asked for or get: others decide it.");
                });
    }

    @EventListener
    void decided(TaskCompleted task) {
        if (!task.process().equals(GrantAccessProcess.PROCESS)) return;
        var request = requests.of(task.processInstance()).orElseThrow();
        var answers = task.answers();
        if (task.task().equals(AccessPlans.APPROVE)
                && AccessVars.ANSWER
                        .parse(answers.get(AccessVars.ANSWER.name()))
                        .equals("grant")) requests.approved(request, task.person(), AccessVars.UNTIL.find(answers));
        if (task.task().equals(AccessPlans.CONSENT))
            requests.consented(request, AccessVars.CONSENT_BY.find(answers).orElse(""), task.person());
        if (task.task().equals(LOOK)) requests.lookedAt(request, task.person(), AccessVars.LOOK_NOTE.find(answers));
    }
}
