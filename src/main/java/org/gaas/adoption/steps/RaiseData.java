package org.gaas.adoption.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.installations.Installations;
import org.gaas.onboarding.UpgradeUnproven;
import org.gaas.onboarding.Upgrades;
import org.springframework.stereotype.Component;

/** Databases of the old site come to the level of the release, by the application's own commands. */
@Component
class RaiseData implements LongStep {
    private final Installations installations;
    private final Upgrades upgrades;

    RaiseData(Installations installations, Upgrades upgrades) {
        this.installations = installations;
        this.upgrades = upgrades;
    }

    @Override
    public void begin(LongTask task) {
        upgrades.raise(installations.get(task.get(INSTALLATION)), task.operation());
    }

    @Override
    public Progress poll(LongTask task) throws UpgradeUnproven {
        return upgrades.raised(installations.get(task.get(INSTALLATION)), task.operation());
    }
}
