package org.gaas.tasks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.springframework.stereotype.Component;

/**
 * A task with the property {@code fourEyes=true} is decided by somebody else than the person who started all this; one
 * with {@code fourEyes=Task_RepairStep} by somebody else than the person who answered that task of the same process. Who
 * that was comes from the desk's own records; no variable can change it. When nobody knows it, for example because a
 * timer started the process, nobody may decide. A stand-in and the one who is away count as one.
 *
 * <p>A task with {@code apart=Task_AcceptQuote} is decided by somebody else than who answered that one in the customer's
 * place, where anybody did: one person does not speak for both sides.
 */
@Component
public class FourEyes implements TaskRule {
    static final String PROPERTY = "fourEyes";

    static final String APART = "apart";

    private final CountedPeople people;

    FourEyes(CountedPeople people) {
        this.people = people;
    }

    @Override
    public void check(TaskFacts facts) {
        Optional.ofNullable(facts.properties().get(APART)).ifPresent(before -> requireApart(facts, before));
        var first = facts.properties().getOrDefault(PROPERTY, "false");
        if (first.equals("false")) return;
        if (first.equals("true")) requireAnother(facts, facts.startedBy());
        else {
            var person = Optional.ofNullable(facts.answeredBy().get(first));
            var absent = person.map(name -> people.answeredFor(facts.processInstance(), first, name));
            requireAnother(facts, person, absent.orElse(List.of()));
        }
    }

    /** Who answered by a link has no account, and is nobody who could decide here. */
    private void requireApart(TaskFacts facts, String before) {
        var person = facts.answeredBy().get(before);
        if (person == null) return;
        if (facts.user() == null || facts.user().isBlank())
            throw new Forbidden("FOUR_EYES", "This needs a decision of a person who is signed in.");
        if (facts.user().equalsIgnoreCase(person))
            throw new Forbidden(
                    "FOUR_EYES",
                    "You wrote down what the customer answered: a second person has to decide it for the hosting company.");
        requireNoStandIn(facts, person, people.answeredFor(facts.processInstance(), before, person));
    }

    /**
     * Lets go on who is somebody else than this person.
     *
     * @throws Forbidden {@code FOUR_EYES}; also when nobody knows who that is
     */
    public void requireAnother(TaskFacts facts, Optional<String> than) {
        requireAnother(facts, than, List.of());
    }

    /**
     * @param absent for whom that person did it
     */
    private void requireAnother(TaskFacts facts, Optional<String> than, List<String> absent) {
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
        requireNoStandIn(facts, requester, absent);
    }

    /** Whoever acts for another one is both of them. */
    private void requireNoStandIn(TaskFacts facts, String requester, List<String> absent) {
        var asked = with(requester, absent);
        for (var decider : with(facts.user(), people.actsFor(facts).stream().toList()))
            for (var person : asked)
                if (people.countAsOne(decider, person))
                    throw new Forbidden(
                            "FOUR_EYES",
                            "You and " + requester + ", who asked for this, count as one, as one does the other's tasks"
                                    + " or lately did: a second person has to decide it.");
    }

    private static List<String> with(String person, List<String> others) {
        return Stream.concat(Stream.of(person), others.stream()).toList();
    }
}
