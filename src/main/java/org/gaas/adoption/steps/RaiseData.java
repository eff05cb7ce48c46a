package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.gaas.adoption.AdoptionWithdrawn;
import org.gaas.adoption.Moving;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.onboarding.UpgradeUnproven;
import org.springframework.stereotype.Component;

/** Databases of the old site come to the level of the release, by the application's own commands. */
@Component
class RaiseData implements LongStep {
    private final Moving moving;

    RaiseData(Moving moving) {
        this.moving = moving;
    }

    @Override
    public void begin(LongTask task) throws AdoptionWithdrawn {
        moving.raise(task.get(ADOPTION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) throws UpgradeUnproven {
        return moving.raised(task.get(ADOPTION), task.operation());
    }
}
