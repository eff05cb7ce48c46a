package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.gaas.adoption.AdoptionWithdrawn;
import org.gaas.adoption.Moving;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.springframework.stereotype.Component;

/** What the release made is kept, for the way back. */
@Component
class KeepFreshData implements LongStep {
    private final Moving moving;

    KeepFreshData(Moving moving) {
        this.moving = moving;
    }

    @Override
    public void begin(LongTask task) throws AdoptionWithdrawn {
        moving.keep(task.get(ADOPTION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) {
        return moving.kept(task.get(ADOPTION), task.operation());
    }
}
