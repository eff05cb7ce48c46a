package org.gaas.sites.cron;

import java.util.List;
import java.util.Optional;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Layout;
import org.gaas.remote.Desired;
import org.gaas.remote.RootProgram;
import org.gaas.sites.KeyValues;
import org.gaas.sites.Schedule;
import org.gaas.sites.Scheduler;
import org.springframework.stereotype.Component;

/** cron and logrotate on Debian, by the program {@code /usr/lib/gaas/schedule} of the server. */
@Component
final class CronScheduler implements Scheduler {
    private static final String SCHEDULE = "schedule";

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public List<Desired> scheduled(Schedule schedule) {
        var wish = new KeyValues();
        for (var job = 1; job <= schedule.jobs().size(); job++) {
            var words = schedule.jobs().get(job - 1).command().words();
            wish.with("at." + job, schedule.jobs().get(job - 1).schedule());
            for (var word = 1; word <= words.size(); word++) wish.with("run." + job + "." + word, words.get(word - 1));
        }
        var shared = Layout.shared(schedule.installation()) + "/";
        wish.with("log", schedule.errorLog().map(log -> log.substring(shared.length())))
                .withEnvironment(schedule.environment());
        return List.of(new RootProgram(SCHEDULE, schedule.installation().value(), Optional.of(wish.toString())));
    }

    @Override
    public List<Desired> unscheduled(InstallationId installation) {
        return List.of(new RootProgram(SCHEDULE, installation.value(), Optional.empty()));
    }
}
