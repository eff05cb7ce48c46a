package org.gaas.tasks;

import java.util.List;
import java.util.Optional;
import org.gaas.engine.TaskFacts;

/** A second person is another one; nobody stands in for anybody. */
class NobodyAway implements CountedPeople {
    @Override
    public boolean countAsOne(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    @Override
    public Optional<String> actsFor(TaskFacts facts) {
        return Optional.empty();
    }

    @Override
    public List<String> answeredFor(String instance, String definition, String person) {
        return List.of();
    }
}
