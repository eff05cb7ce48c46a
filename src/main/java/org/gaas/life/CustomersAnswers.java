package org.gaas.life;

import java.util.Map;
import java.util.function.BiConsumer;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskCompleted;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who at a customer said yes is written down in the transaction that answers, whether by a link or by somebody here. */
@Component
class CustomersAnswers {
    static final String OFFBOARDING = "Task_AcceptOffboarding";
    static final String NAMES = "Task_AcceptNames";
    static final String AVAILABILITY = "Task_AcceptAvailability";

    private final Map<String, BiConsumer<String, String>> kept;

    CustomersAnswers(OffboardingRows offboardings, NamesChangeRows names, Availabilities availabilities) {
        this.kept = Map.of(
                OFFBOARDING,
                (process, words) -> offboardings.heard(
                        offboardings.of(process).orElseThrow().number(), words),
                NAMES,
                (process, words) -> names.heard(names.of(process).orElseThrow().number(), words),
                AVAILABILITY,
                (process, words) ->
                        availabilities.heard(availabilities.of(process).orElseThrow(), words));
    }

    /**
     * What somebody who asks for a change wrote down about the customer, as far as it is enough: of hosting and of managers. The
     * customer is asked about what anybody else wrote.
     */
    static String word(String written, String person, People people) {
        return people.has(person, Role.HOSTING) || people.has(person, Role.MANAGERS) ? written : "";
    }

    @EventListener
    void note(TaskCompleted task) throws InvalidInput {
        var keep = kept.get(task.task());
        if (keep == null) return;
        var answer = LifeVars.CUSTOMERS_ANSWER
                .find(task.answers())
                .orElseThrow(() -> InvalidInput.missing(LifeVars.CUSTOMERS_ANSWER.name()));
        var words = LifeVars.REASON
                .find(task.answers())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> InvalidInput.missing(LifeVars.REASON.name()));
        if (answer.equals("accept")) keep.accept(task.processInstance(), words);
    }
}
