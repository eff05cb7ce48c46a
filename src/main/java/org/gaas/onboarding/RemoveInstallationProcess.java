package org.gaas.onboarding;

import java.util.HashMap;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gaas.engine.EngineDoor;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.springframework.stereotype.Component;

/** The door to the process {@code remove-installation}. */
@Component
public class RemoveInstallationProcess {
    private static final String KEY = "remove-installation";

    private final EngineDoor door;
    private final Removals removals;
    private final RuntimeService runtime;

    RemoveInstallationProcess(EngineDoor door, Removals removals, RuntimeService runtime) {
        this.door = door;
        this.removals = removals;
        this.runtime = runtime;
    }

    /**
     * Begins to take an installation away. One that is still being set up is not set up further: its own process undoes
     * what it did.
     *
     * @return the id of the process instance that does it
     * @throws org.gaas.engine.InvalidInput when it can't be taken away now
     */
    public String start(InstallationId id, String person) {
        var installation = removals.requirePossible(id, person);
        return door.through(() -> {
            if (running(KEY, installation).isPresent()) throw Removals.beingRemoved(id);
            var settingUp = running("onboard-trial", installation);
            if (settingUp.isEmpty()) return begin(installation);
            door.tell(settingUp.get(), "UndoRequested", new HashMap<>());
            return settingUp.get();
        });
    }

    private String begin(Installation installation) {
        var variables = new HashMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, installation.id());
        Installation.NUMBER.put(variables, installation.number());
        return door.start(KEY, installation.id().value(), variables);
    }

    private Optional<String> running(String process, Installation installation) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals(Installation.NUMBER.name(), installation.number())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .findFirst();
    }
}
