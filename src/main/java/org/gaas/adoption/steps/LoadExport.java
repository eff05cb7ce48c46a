package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.gaas.adoption.AdoptionWithdrawn;
import org.gaas.adoption.ExportRefused;
import org.gaas.adoption.Moving;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.springframework.stereotype.Component;

/** Databases and files of the old site, in the place of what was there. */
@Component
class LoadExport implements LongStep {
    private final Moving moving;

    LoadExport(Moving moving) {
        this.moving = moving;
    }

    @Override
    public void begin(LongTask task) throws AdoptionWithdrawn {
        moving.load(task.get(ADOPTION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) throws ExportRefused {
        return moving.loaded(task.get(ADOPTION), task.operation());
    }
}
