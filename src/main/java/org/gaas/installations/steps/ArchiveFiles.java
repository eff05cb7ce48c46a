package org.gaas.installations.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.installations.Packing;
import org.springframework.stereotype.Component;

@Component
class ArchiveFiles implements LongStep {
    private final Packing packing;

    ArchiveFiles(Packing packing) {
        this.packing = packing;
    }

    @Override
    public void begin(LongTask task) {
        packing.begin(task.get(INSTALLATION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) {
        return packing.poll(task.get(INSTALLATION), task.operation());
    }
}
