package org.gaas.engine.web;

import org.gaas.engine.Hidden;
import org.gaas.engine.ProcessView;
import org.gaas.engine.Processes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which processes a person may follow: those about nothing that is hidden from them, and those that they began. */
@Component
class Followed {
    private final ObjectProvider<Hidden> hidden;
    private final Processes processes;

    Followed(ObjectProvider<Hidden> hidden, Processes processes) {
        this.hidden = hidden;
        this.processes = processes;
    }

    boolean by(String person, ProcessView process) {
        return hidden.stream().noneMatch(one -> process.businessKey()
                        .filter(one.from(person)::contains)
                        .isPresent())
                || processes.askedBy(person).stream().anyMatch(own -> own.id().equals(process.id()));
    }
}
