package org.gaas.tasks;

import java.util.function.Predicate;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Stakes;
import org.gaas.fleet.Environment.DataKind;
import org.gaas.fleet.Joining;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Much is at stake where patients' data live: on production, whatever its name, and on its servers. And where nobody knows. */
@Component
class PatientsAtStake implements Stakes {
    /** What processes about servers are about, as {@link org.gaas.fleet.AddServerProcess} says. */
    private static final String SERVER = "server:";

    private final Installations installations;
    private final Policy policy;
    private final Predicate<ServerName> servers;

    @Autowired
    PatientsAtStake(Installations installations, Policy policy, Joining servers) {
        this(installations, policy, servers::patientsAtStake);
    }

    PatientsAtStake(Installations installations, Policy policy, Predicate<ServerName> servers) {
        this.installations = installations;
        this.policy = policy;
        this.servers = servers;
    }

    @Override
    public boolean high(String businessKey) {
        return of(businessKey) == DataKind.PATIENTS;
    }

    /** Whose data live where this is about; those of patients, where nobody knows. */
    DataKind of(String businessKey) {
        try {
            if (businessKey.startsWith(SERVER))
                return servers.test(new ServerName(businessKey.substring(SERVER.length())))
                        ? DataKind.PATIENTS
                        : DataKind.INVENTED;
            var installation = installations.get(new InstallationId(businessKey));
            return policy.environment(installation.environment()).data();
        } catch (InvalidInput unknown) {
            return DataKind.PATIENTS;
        }
    }
}
