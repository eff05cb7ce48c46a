package org.gaas.databases;

import java.util.Optional;
import org.gaas.engine.Progress;
import org.gaas.fleet.Environment.Kept;
import org.gaas.fleet.Policy;
import org.gaas.installations.Archive;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.remote.Operation;
import org.springframework.stereotype.Component;

/** Dumps of an installation's databases, for its archive. They are made on their server and stay there. */
@Component
public class Dumps {
    private final Installations installations;
    private final Policy policy;
    private final Databases databases;
    private final DatabaseNames names;
    private final Fulfilment fulfilment;

    Dumps(Installations installations, Policy policy, Databases databases, DatabaseNames names, Fulfilment fulfilment) {
        this.installations = installations;
        this.policy = policy;
        this.databases = databases;
        this.names = names;
        this.fulfilment = fulfilment;
    }

    /** Starts, or attaches; does nothing where the policy keeps no databases, or there are none. */
    public void begin(InstallationId id, String operation) {
        wanted(id).ifPresent(installation -> fulfilment
                .hostOf(installation, Part.DATABASE)
                .begin(operation, databases.kind(installation).dump(Archive.folderOf(installation), names.of(id))));
    }

    /**
     * How far it is.
     *
     * @throws org.gaas.remote.RemoteFailure when one could not be dumped as a whole
     */
    public Progress poll(InstallationId id, String operation) {
        var installation = wanted(id);
        if (installation.isEmpty()) return Progress.done();
        var state = fulfilment.hostOf(installation.get(), Part.DATABASE).poll(operation);
        if (state instanceof Operation.Running running) return running.progress();
        ((Operation.Ended) state).result().expect("dumps of the databases of " + id);
        return Progress.done();
    }

    private Optional<Installation> wanted(InstallationId id) {
        var installation = installations.get(id);
        var keeps = policy.environment(installation.environment()).keeps(Kept.DATABASES);
        return keeps && !names.of(id).isEmpty() ? Optional.of(installation) : Optional.empty();
    }
}
