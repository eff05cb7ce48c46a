package org.gaas.access;

import java.util.List;
import org.gaas.engine.TaskSubjects;
import org.springframework.stereotype.Component;

/** Decisions about access are about what is reached: its hours, its calendar, and whose data are at stake. */
@Component
class AccessSubjects implements TaskSubjects {
    private final AccessRequests requests;

    AccessSubjects(AccessRequests requests) {
        this.requests = requests;
    }

    @Override
    public List<String> of(String process, String processInstance) {
        if (!process.equals(GrantAccessProcess.PROCESS)) return List.of();
        return requests.of(processInstance).stream()
                .flatMap(request -> requests.places(request).stream())
                .map(place -> place.installation().value())
                .toList();
    }
}
