package org.gaas.people;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.gaas.engine.Forbidden;
import org.gaas.engine.ProcessStarted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Roles are lent for tasks, not for new work: what only the absent person could start, the stand-in can't. */
@Component
class OwnStart {
    private final List<MayStart> starts;
    private final People people;

    OwnStart(List<MayStart> starts, People people) {
        this.starts = starts;
        this.people = people;
    }

    @EventListener
    void started(ProcessStarted start) {
        var may = starts.stream()
                .filter(one -> one.process().equals(start.process()))
                .map(MayStart::role)
                .collect(Collectors.toSet());
        start.person()
                .filter(person -> Collections.disjoint(may, people.rolesOf(person)))
                .filter(person -> !Collections.disjoint(may, people.rolesForTasks(person)))
                .ifPresent(person -> {
                    throw new Forbidden(
                            "ROLE_REQUIRED", "Who stands in for others does their tasks, and starts nothing.");
                });
    }
}
