package org.gaas.contacts;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people at customers can be asked. */
@Component("linkedDecisions")
class Decisions {
    private final ObjectProvider<LinkedDecision> known;

    Decisions(ObjectProvider<LinkedDecision> known) {
        this.known = known;
    }

    Optional<LinkedDecision> of(String process, String task) {
        return known.stream()
                .filter(one -> one.process().equals(process) && one.task().equals(task))
                .findFirst();
    }
}
