package org.gaas.onboarding.steps;

import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.NothingToRemove;
import org.gaas.onboarding.Removals;
import org.springframework.stereotype.Component;

/** Nothing else is done with the installation from here on; one that was refused before it took a name has none. */
@Component
class BeginRemoval implements Step {
    private final Removals removals;

    BeginRemoval(Removals removals) {
        this.removals = removals;
    }

    @Override
    public void perform(DelegateExecution execution) throws NothingToRemove {
        var id = INSTALLATION.find(execution).orElseThrow(NothingToRemove::neverBegun);
        removals.begin(id, NUMBER.find(execution), Roots.of(execution));
    }
}
