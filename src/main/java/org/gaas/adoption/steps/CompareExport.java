package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.gaas.adoption.AdoptionWithdrawn;
import org.gaas.adoption.Moving;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.springframework.stereotype.Component;

/** What is here is counted, and compared with what the old site counted. */
@Component
class CompareExport implements LongStep {
    private final Moving moving;

    CompareExport(Moving moving) {
        this.moving = moving;
    }

    @Override
    public void begin(LongTask task) throws AdoptionWithdrawn {
        moving.compare(task.get(ADOPTION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) {
        return moving.compared(task.get(ADOPTION), task.operation());
    }
}
