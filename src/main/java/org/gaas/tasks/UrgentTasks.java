package org.gaas.tasks;

import java.time.Clock;
import java.time.Duration;
import org.gaas.engine.FailedWork;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskOpened;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/**
 * What is an outage: something stands still about a production that visitors use, and a person is asked to mend it. Decided
 * here, and nowhere else. One that is not open yet, or is taken away, has no visitors.
 */
@Component
public class UrgentTasks {
    private static final ServerRole PRODUCTION = new ServerRole("production");

    /** What comes back that soon after an answer is told with the rest: who mends it is there. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Installations installations;
    private final Policy policy;
    private final FailedWork failed;
    private final Clock clock;

    UrgentTasks(Installations installations, Policy policy, FailedWork failed, Clock clock) {
        this.installations = installations;
        this.policy = policy;
        this.failed = failed;
        this.clock = clock;
    }

    /** Whether people must know of this task at once: once for each cause and server. */
    public boolean isOutage(TaskOpened task) {
        return task.process().equals(FailedWork.PROCESS)
                && task.definition().equals(FailedWork.TASK)
                && failed.waitingFor(task.businessKey()).stream().anyMatch(this::hitsVisitors)
                && !failed.isBack(task.businessKey(), clock.instant().minus(AGAIN));
    }

    /**
     * Whether visitors of a production notice, when work about this stands still.
     *
     * @param businessKey what the work is about; what is no installation has no visitors
     */
    public boolean hitsVisitors(String businessKey) {
        try {
            var installation = installations.get(new InstallationId(businessKey));
            return installation.state() == Installation.State.INSTALLED
                    && isProduction(policy.environment(installation.environment()));
        } catch (InvalidInput noInstallation) {
            return false;
        }
    }

    /** By the server that it is for: environments may be called otherwise. */
    private static boolean isProduction(Environment environment) {
        return environment.server().equals(PRODUCTION);
    }
}
