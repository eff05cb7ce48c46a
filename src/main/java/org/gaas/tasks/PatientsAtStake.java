package org.gaas.tasks;

import org.gaas.engine.InvalidInput;
import org.gaas.engine.Stakes;
import org.gaas.fleet.Environment.DataKind;
import org.gaas.fleet.Policy;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** Much is at stake where patients' data live: on production, whatever its name. And where nobody knows. */
@Component
class PatientsAtStake implements Stakes {
    private final Installations installations;
    private final Policy policy;

    PatientsAtStake(Installations installations, Policy policy) {
        this.installations = installations;
        this.policy = policy;
    }

    @Override
    public boolean high(String businessKey) {
        try {
            var installation = installations.get(new InstallationId(businessKey));
            return policy.environment(installation.environment()).data() == DataKind.PATIENTS;
        } catch (InvalidInput unknown) {
            return true;
        }
    }
}
