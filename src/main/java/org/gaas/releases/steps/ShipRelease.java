package org.gaas.releases.steps;

import static org.gaas.applications.Tag.TAG;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.releases.Artefact.ARTEFACT;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.releases.Deliveries;
import org.springframework.stereotype.Component;

/** Brings the artefact to the server, beside the release that runs. */
@Component
class ShipRelease implements LongStep {
    private final Deliveries deliveries;

    ShipRelease(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void begin(LongTask task) {
        deliveries.beginShip(task.operation(), task.get(INSTALLATION), task.get(TAG), task.get(ARTEFACT));
    }

    @Override
    public Progress poll(LongTask task) throws Refusal {
        return deliveries.poll(task.operation());
    }
}
