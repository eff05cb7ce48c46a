package org.gaas.tasks;

import java.util.Optional;
import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.springframework.stereotype.Component;

/**
 * A task with the property {@code fourEyes=true} is decided by somebody else than the person who started all this; one
 * with {@code fourEyes=Task_RepairStep} by somebody else than the person who answered that task of the same process. Who
 * that was comes from the desk's own records; no variable can change it. When nobody knows it, for example because a
 * timer started the process, nobody may decide.
 */
@Component
class FourEyes implements TaskRule {
    static final String PROPERTY = "fourEyes";

    @Override
    public void check(TaskFacts facts) {
        var first = facts.properties().getOrDefault(PROPERTY, "false");
        if (first.equals("false")) return;
        requireAnother(
                facts,
                first.equals("true")
                        ? facts.startedBy()
                        : Optional.ofNullable(facts.answeredBy().get(first)));
    }

    /**
     * Lets go on who is somebody else than this person.
     *
     * @throws Forbidden {@code FOUR_EYES}; also when nobody knows who that is
     */
    static void requireAnother(TaskFacts facts, Optional<String> than) {
        var requester = than.filter(name -> !name.isBlank())
                .orElseThrow(() -> new Forbidden(
                        "FOUR_EYES",
                        "Nobody knows who asked for this, so nobody may decide it. Undo it and ask again."));
        if (facts.user() == null || facts.user().isBlank())
            throw new Forbidden("FOUR_EYES", "This needs a decision of a person who is signed in.");
        // some databases find "dora" when asked for "DORA"
        if (facts.user().equalsIgnoreCase(requester))
            throw new Forbidden(
                    "FOUR_EYES", "You asked for this yourself (" + requester + "): a second person has to decide it.");
    }
}
