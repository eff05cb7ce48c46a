package org.gaas.releases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.releases.Artefact.ARTEFACT;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.releases.Builds;
import org.springframework.stereotype.Component;

/** Makes of what came from the repository what is shipped: once for all installations, on a host for builds. */
@Component
class BuildRelease implements LongStep {
    private final Builds builds;

    BuildRelease(Builds builds) {
        this.builds = builds;
    }

    @Override
    public void begin(LongTask task) {
        builds.begin(task.operation(), task.get(INSTALLATION), task.get(ARTEFACT));
    }

    @Override
    public Progress poll(LongTask task) throws Refusal {
        return builds.poll(task.operation());
    }
}
