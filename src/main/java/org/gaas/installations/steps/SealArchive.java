package org.gaas.installations.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Archives;
import org.springframework.stereotype.Component;

@Component
class SealArchive implements Step {
    private final Archives archives;

    SealArchive(Archives archives) {
        this.archives = archives;
    }

    @Override
    public void perform(DelegateExecution execution) {
        archives.seal(INSTALLATION.in(execution));
    }
}
