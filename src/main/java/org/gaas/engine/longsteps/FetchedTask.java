package org.gaas.engine.longsteps;

import java.util.Optional;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.gaas.engine.LongTask;
import org.gaas.engine.Var;

/** The engine's external task, as a long step sees it. */
record FetchedTask(LockedExternalTask task) implements LongTask {
    @Override
    public String operation() {
        return task.getId();
    }

    @Override
    public <T> T get(Var<T> variable) {
        return find(variable)
                .orElseThrow(
                        () -> new IllegalStateException("the process has no variable '" + variable.name() + "' here"));
    }

    @Override
    public <T> Optional<T> find(Var<T> variable) {
        return variable.find(task.getVariables());
    }
}
