package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;
import static org.gaas.production.ProductionVars.SET_UP_DECISION;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.production.SetUpData;
import org.springframework.stereotype.Component;

/** Once for both halves, so that acceptance shows what production will be. */
@Component
class DumpSetUpData implements LongStep {
    private final SetUpData setUp;

    DumpSetUpData(SetUpData setUp) {
        this.setUp = setUp;
    }

    @Override
    public void begin(LongTask task) throws Refusal {
        if (task.find(SET_UP_DECISION).filter("without"::equals).isPresent()) setUp.leave(task.get(ORDER));
        setUp.dump(task.get(ORDER), task.operation());
    }

    @Override
    public Progress poll(LongTask task) {
        return setUp.dumped(task.get(ORDER), task.operation());
    }
}
