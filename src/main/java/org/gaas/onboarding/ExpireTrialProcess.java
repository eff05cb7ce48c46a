package org.gaas.onboarding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gaas.engine.EngineDoor;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** The door to the process {@code expire-trial}: one for each trial that was handed over. */
@Component
public class ExpireTrialProcess {
    private static final String KEY = "expire-trial";

    private final EngineDoor door;
    private final RuntimeService runtime;
    private final Installations installations;

    ExpireTrialProcess(EngineDoor door, RuntimeService runtime, Installations installations) {
        this.door = door;
        this.runtime = runtime;
        this.installations = installations;
    }

    /**
     * Begins to watch over the last day of a trial; does nothing when that is watched already. It is installed now, even
     * if somebody decided that its health need not be checked.
     */
    public void start(InstallationId installation, Optional<LocalDate> expiry) {
        installations.markInstalled(installation);
        if (!of(installation).isEmpty()) return;
        var variables = new HashMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, installation);
        Installation.NUMBER.put(variables, installations.get(installation).number());
        expiry.ifPresent(day -> OnboardingVars.EXPIRY.put(variables, day));
        door.start(KEY, installation.value(), variables);
    }

    /**
     * Ends the watch, because the installation goes.
     *
     * @param asking the process that asks: when it is the watch itself, it goes on
     */
    public void cancel(InstallationId installation, String asking) {
        of(installation).stream()
                .map(ProcessInstance::getId)
                .filter(watch -> !watch.equals(asking))
                .forEach(watch -> door.tell(watch, "UndoRequested", new HashMap<>()));
    }

    private java.util.List<ProcessInstance> of(InstallationId installation) {
        return door.through(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(installation.value())
                .list());
    }
}
