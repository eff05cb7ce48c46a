package org.gaas.installations.steps;

import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Archives;
import org.springframework.stereotype.Component;

@Component
class RemoveArchive implements Step {
    private final Archives archives;

    RemoveArchive(Archives archives) {
        this.archives = archives;
    }

    @Override
    public void perform(DelegateExecution execution) {
        archives.remove(INSTALLATION.in(execution), NUMBER.in(execution));
    }
}
