package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.KeepArchiveProcess;
import org.springframework.stereotype.Component;

@Component
class ScheduleArchiveEnd implements Step {
    private final KeepArchiveProcess keeping;

    ScheduleArchiveEnd(KeepArchiveProcess keeping) {
        this.keeping = keeping;
    }

    @Override
    public void perform(DelegateExecution execution) {
        keeping.start(INSTALLATION.in(execution));
    }
}
