package org.gaas.databases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.gaas.databases.Dumps;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.springframework.stereotype.Component;

@Component
class DumpDatabases implements LongStep {
    private final Dumps dumps;

    DumpDatabases(Dumps dumps) {
        this.dumps = dumps;
    }

    @Override
    public void begin(LongTask task) {
        dumps.begin(task.get(INSTALLATION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) {
        return dumps.poll(task.get(INSTALLATION), task.operation());
    }
}
