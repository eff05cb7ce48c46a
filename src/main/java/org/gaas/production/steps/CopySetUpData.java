package org.gaas.production.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.production.ProductionVars.ORDER;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.production.SetUpData;
import org.springframework.stereotype.Component;

/** Nothing goes on to an installation that no production was asked for with. */
@Component
class CopySetUpData implements LongStep {
    private final SetUpData setUp;

    CopySetUpData(SetUpData setUp) {
        this.setUp = setUp;
    }

    @Override
    public void begin(LongTask task) {
        task.find(ORDER).ifPresent(order -> setUp.copy(order, task.get(INSTALLATION), task.operation()));
    }

    @Override
    public Progress poll(LongTask task) {
        return task.find(ORDER)
                .map(order -> setUp.copied(order, task.get(INSTALLATION), task.operation()))
                .orElse(Progress.done());
    }
}
