package org.gaas.sites.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor.CronJob;
import org.gaas.installations.InstallationId;
import org.gaas.remote.RootProgram;
import org.gaas.sites.Schedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a server's cron is told")
class CronSchedulerTest {
    @Test
    @DisplayName("jobs as words, with the variables that scripts have")
    void jobs() {
        var job = new CronJob("0 7,19 * * *", new Argv(List.of("php", "-f", "scripts/index.php", "--", "cron")));
        var schedule = new Schedule(
                new InstallationId("friesland-test"),
                List.of(job),
                Map.of("APPLICATION_ENV", "testing"),
                Optional.of("srv/gaas/friesland-test/shared/var/logs/errors.log"));
        assertThat(new CronScheduler().scheduled(schedule))
                .containsExactly(new RootProgram("schedule", "friesland-test", Optional.of("""
                        at.1=0 7,19 * * *
                        run.1.1=php
                        run.1.2=-f
                        run.1.3=scripts/index.php
                        run.1.4=--
                        run.1.5=cron
                        log=var/logs/errors.log
                        env.APPLICATION_ENV=testing
                        """)));
    }
}
