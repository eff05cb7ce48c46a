package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.gaas.adoption.Moving;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.springframework.stereotype.Component;

/** Production is what its release made. */
@Component
class PutFreshDataBack implements LongStep {
    private final Moving moving;

    PutFreshDataBack(Moving moving) {
        this.moving = moving;
    }

    @Override
    public void begin(LongTask task) {
        moving.goOnBack(task.get(ADOPTION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) {
        return moving.putBack(task.get(ADOPTION), task.operation());
    }
}
