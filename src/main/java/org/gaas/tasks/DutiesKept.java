package org.gaas.tasks;

import static java.util.stream.Collectors.joining;

import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.gaas.people.Role;
import org.gaas.tasks.Duties.Work;
import org.springframework.stereotype.Component;

/**
 * A task with the property {@code duty=rollout} is decided by whom the table of duties names, for the place that it is
 * about: by a role held at this moment and, where the table says so, by another than the one who asked. A diagram that
 * serves trials and production alike names all roles that may be offered the task; here it is narrowed.
 */
@Component
class DutiesKept implements TaskRule {
    static final String PROPERTY = "duty";

    private final PatientsAtStake places;
    private final FourEyes fourEyes;

    DutiesKept(PatientsAtStake places, FourEyes fourEyes) {
        this.places = places;
        this.fourEyes = fourEyes;
    }

    @Override
    public void check(TaskFacts facts) {
        var word = facts.properties().get(PROPERTY);
        if (word == null) return;
        var duty = Duties.at(Work.named(word), places.of(facts.businessKey().orElse("")));
        if (duty.isNever()) throw new Forbidden("NEVER_DONE", "This is never done there, whoever asks.");
        if (duty.decides().stream().map(Role::group).noneMatch(facts.groups()::contains)) {
            var names = duty.decides().stream().map(Role::group).sorted().collect(joining(" or "));
            throw new Forbidden("ROLE_REQUIRED", "There, " + names + " decide this; " + facts.user() + " may not.");
        }
        if (duty.second()) fourEyes.requireAnother(facts, facts.startedBy());
    }
}
