package org.gaas.tasks;

import java.util.List;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Stakes;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.gaas.engine.TaskSubjects;
import org.gaas.people.SecondFactor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whoever decides about production has shown a code of their second factor a moment ago, at whatever door. Whether a task
 * is about production follows from what it is about; one with the property {@code secondFactor=true} says so itself.
 */
@Component
class SecondFactorShown implements TaskRule {
    static final String PROPERTY = "secondFactor";

    private final SecondFactor factor;
    private final ObjectProvider<TaskSubjects> subjects;
    private final ObjectProvider<Stakes> stakes;

    SecondFactorShown(SecondFactor factor, ObjectProvider<TaskSubjects> subjects, ObjectProvider<Stakes> stakes) {
        this.factor = factor;
        this.subjects = subjects;
        this.stakes = stakes;
    }

    @Override
    public void check(TaskFacts facts) {
        if (facts.moment() != TaskFacts.Moment.COMPLETION || !isAsked(facts)) return;
        if (facts.user() == null || facts.user().isBlank())
            throw new Forbidden("SECOND_FACTOR_REQUIRED", "This needs a decision of a person who is signed in.");
        factor.require(facts.user());
    }

    private boolean isAsked(TaskFacts facts) {
        return facts.properties().getOrDefault(PROPERTY, "false").equals("true")
                || about(facts).stream().anyMatch(key -> stakes.stream().anyMatch(known -> known.high(key)));
    }

    /** Of a repair, all that wait for it. */
    private List<String> about(TaskFacts facts) {
        return subjects.orderedStream()
                .map(module -> module.of(facts.process(), facts.processInstance()))
                .filter(keys -> !keys.isEmpty())
                .findFirst()
                .orElse(List.of(facts.businessKey().orElse("")));
    }
}
