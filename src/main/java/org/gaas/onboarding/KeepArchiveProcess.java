package org.gaas.onboarding;

import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.gaas.engine.EngineDoor;
import org.gaas.installations.Archive;
import org.gaas.installations.Archives;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** The door to the process {@code keep-archive}: one for each archive. */
@Component
public class KeepArchiveProcess {
    private static final String KEY = "keep-archive";

    private final EngineDoor door;
    private final RuntimeService runtime;
    private final Installations installations;
    private final Archives archives;

    KeepArchiveProcess(EngineDoor door, RuntimeService runtime, Installations installations, Archives archives) {
        this.door = door;
        this.runtime = runtime;
        this.installations = installations;
        this.archives = archives;
    }

    /** Begins to wait for the end of an installation's archive; does nothing when there is none, or it is waited for. */
    public void start(InstallationId id) {
        var installation = installations.get(id);
        archives.of(installation)
                .filter(archive -> !isKept(installation))
                .ifPresent(archive -> start(installation, archive));
    }

    private void start(Installation installation, Archive archive) {
        var variables = new HashMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, installation.id());
        Installation.NUMBER.put(variables, installation.number());
        Archives.ENDS_AT.put(variables, archives.endOf(archive));
        door.start(KEY, installation.id().value(), variables);
    }

    private boolean isKept(Installation installation) {
        return door.through(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .variableValueEquals(Installation.NUMBER.name(), installation.number())
                        .count()
                > 0);
    }
}
