package org.gaas.fleet.steps;

import static org.gaas.fleet.FleetVars.PACKAGES_INSTALLED;
import static org.gaas.fleet.ServerName.SERVER;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.fleet.Packages;
import org.springframework.stereotype.Component;

/** Debian's package manager takes its time. */
@Component
class InstallPackages implements LongStep {
    private final Packages packages;

    InstallPackages(Packages packages) {
        this.packages = packages;
    }

    @Override
    public void begin(LongTask task) {
        packages.begin(task.operation(), task.get(SERVER));
    }

    @Override
    public Progress poll(LongTask task) {
        var progress = packages.poll(task.operation(), task.get(SERVER));
        return progress instanceof Progress.Done done ? done.with(PACKAGES_INSTALLED, true) : progress;
    }
}
