package org.gaas.life.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.installations.Archives;
import org.springframework.stereotype.Component;

/** What was being packed when it was taken back ends before it is discarded: nobody writes into the next archive. */
@Component
class EndPacking implements LongStep {
    private final Archives archives;

    EndPacking(Archives archives) {
        this.archives = archives;
    }

    @Override
    public void begin(LongTask task) {
        // looked at only
    }

    @Override
    public Progress poll(LongTask task) {
        return archives.ended(task.get(INSTALLATION));
    }
}
