package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.onboarding.Wishes;
import org.springframework.stereotype.Component;

@Component
class PrepareHome implements Step {
    private final Installations installations;
    private final Wishes wishes;
    private final Fulfilment fulfilment;

    PrepareHome(Installations installations, Wishes wishes, Fulfilment fulfilment) {
        this.installations = installations;
        this.wishes = wishes;
        this.fulfilment = fulfilment;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var installation = installations.get(INSTALLATION.in(execution));
        fulfilment.fulfil(installation, Part.WEB, wishes.home(installation));
    }
}
