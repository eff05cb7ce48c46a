package org.gaas.releases.steps;

import static org.gaas.applications.Repository.REPOSITORY;
import static org.gaas.applications.Tag.TAG;
import static org.gaas.installations.InstallationId.INSTALLATION;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.releases.Deliveries;
import org.springframework.stereotype.Component;

/** Resolves the tag, once, and brings its files to the desk. */
@Component
class FetchRelease implements LongStep {
    private final Deliveries deliveries;

    FetchRelease(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void begin(LongTask task) {
        deliveries.beginFetch(task.operation(), task.get(INSTALLATION), task.get(REPOSITORY), task.get(TAG));
    }

    @Override
    public Progress poll(LongTask task) throws Refusal {
        return deliveries.poll(task.operation());
    }
}
