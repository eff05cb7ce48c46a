package org.gaas.life.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Archives;
import org.springframework.stereotype.Component;

/** Production goes on, so what was packed of it is out of date: nobody needs a second copy of patients' data. */
@Component
class DiscardArchive implements Step {
    private final Archives archives;

    DiscardArchive(Archives archives) {
        this.archives = archives;
    }

    @Override
    public void perform(DelegateExecution execution) {
        archives.discard(INSTALLATION.in(execution));
    }
}
