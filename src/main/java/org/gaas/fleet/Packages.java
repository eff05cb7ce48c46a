package org.gaas.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gaas.engine.Progress;
import org.gaas.remote.Command;
import org.gaas.remote.Operation;
import org.springframework.stereotype.Component;

/** Installs what a server lacks, by the program of root that knows which packages may be installed. */
@Component
public class Packages {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Fleet fleet;
    private final Inspection inspection;

    Packages(Fleet fleet, Inspection inspection) {
        this.fleet = fleet;
        this.inspection = inspection;
    }

    /** Begins to install all that is missing, or attaches; somebody may have installed it by hand meanwhile. */
    public void begin(String operation, ServerName name) {
        var missing = inspection.missingPackages(name);
        var argv = new ArrayList<>(
                missing.isEmpty() ? List.of("true") : List.of("sudo", "-n", "/usr/lib/gaas/packages", "install"));
        argv.addAll(missing);
        fleet.host(name)
                .begin(operation, Command.of(argv.toArray(String[]::new)).within(LONGEST));
    }

    /**
     * @throws org.gaas.remote.RemoteFailure {@code COMMAND_FAILED} with what the package manager said
     */
    public Progress poll(String operation, ServerName name) {
        var host = fleet.host(name);
        var state = host.poll(operation);
        if (state instanceof Operation.Running running)
            return Progress.running(running.done(), running.total(), running.text());
        ((Operation.Ended) state).result().expect("packages of Debian");
        host.forget(operation);
        return Progress.done();
    }
}
