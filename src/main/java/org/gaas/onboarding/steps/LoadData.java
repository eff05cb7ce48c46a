package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.SAMPLE_DATA;
import static org.gaas.releases.Artefact.ARTEFACT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.TrialData;
import org.springframework.stereotype.Component;

@Component
class LoadData implements Step {
    private final TrialData data;

    LoadData(TrialData data) {
        this.data = data;
    }

    @Override
    public void perform(DelegateExecution execution) {
        data.load(
                INSTALLATION.in(execution),
                ARTEFACT.in(execution),
                SAMPLE_DATA.find(execution).orElse(false));
    }
}
