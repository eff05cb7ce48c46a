package org.gaas.sites.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

@Component
class TakeOffline implements Step {
    private final Sites sites;

    TakeOffline(Sites sites) {
        this.sites = sites;
    }

    @Override
    public void perform(DelegateExecution execution) {
        sites.takeOffline(INSTALLATION.in(execution));
    }
}
