package org.gaas.tasks;

import java.util.List;
import java.util.stream.Stream;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskSubjects;
import org.gaas.fleet.Policy;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which calendar counts for what a task is about: what its environment promises unless something else was agreed. */
@Component
class Promises {
    private final Calendars calendars;
    private final Installations installations;
    private final Policy policy;
    private final ObjectProvider<AgreedAvailability> agreed;
    private final ObjectProvider<TaskSubjects> subjects;

    Promises(
            Calendars calendars,
            Installations installations,
            Policy policy,
            ObjectProvider<AgreedAvailability> agreed,
            ObjectProvider<TaskSubjects> subjects) {
        this.calendars = calendars;
        this.installations = installations;
        this.policy = policy;
        this.agreed = agreed;
        this.subjects = subjects;
    }

    /**
     * @param subjects business keys; what is no installation, for example a server, has office hours
     */
    Calendar about(List<String> subjects) {
        return calendars.strictest(subjects.stream().flatMap(this::promised).toList());
    }

    Calendar about(OpenTask task) {
        return about(subjects.orderedStream()
                .map(module -> module.of(task.process(), task.instance()))
                .filter(several -> !several.isEmpty())
                .findFirst()
                .orElse(List.of(task.subject())));
    }

    private Stream<String> promised(String subject) {
        try {
            var installation = installations.get(new InstallationId(subject));
            var usual = policy.environment(installation.environment()).availability().stream();
            return agreed.orderedStream()
                    .flatMap(module -> module.of(installation).stream())
                    .findFirst()
                    .map(Stream::of)
                    .orElse(usual.limit(1));
        } catch (InvalidInput noInstallation) {
            return Stream.empty();
        }
    }
}
