package org.gaas.fleet.steps;

import static org.gaas.fleet.FleetVars.PACKAGES_INSTALLED;
import static org.gaas.fleet.FleetVars.PACKAGES_MISSING;
import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.Inspection;
import org.gaas.fleet.ServerUnsuitable;
import org.springframework.stereotype.Component;

/** Packages are installed once; what is still missing then is a person's. */
@Component
class CheckServer implements Step {
    private final Inspection inspection;

    CheckServer(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public void perform(DelegateExecution execution) throws ServerUnsuitable {
        var mayInstall = !PACKAGES_INSTALLED.find(execution).orElse(false);
        PACKAGES_MISSING.set(execution, inspection.check(SERVER.in(execution), mayInstall));
    }
}
