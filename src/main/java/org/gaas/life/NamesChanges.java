package org.gaas.life;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.sites.OwnNames;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of productions' names: which may be, and by whom they may be asked for. */
@Component
public class NamesChanges {
    private final NamesChangeRows rows;
    private final Offboardings offboardings;
    private final OwnNames names;
    private final Policy policy;
    private final People people;
    private final Clock clock;

    NamesChanges(
            NamesChangeRows rows,
            Offboardings offboardings,
            OwnNames names,
            Policy policy,
            People people,
            Clock clock) {
        this.rows = rows;
        this.offboardings = offboardings;
        this.names = names;
        this.policy = policy;
        this.people = people;
        this.clock = clock;
    }

    /** The change with this number. */
    public NamesChange numbered(long number) {
        return rows.numbered(number);
    }

    /** The change that a process is about; empty before its request was looked at. */
    public Optional<NamesChange> of(String process) {
        return rows.of(process);
    }

    /** The one that runs for a production. */
    Optional<NamesChange> running(Installation production) {
        return rows.running(production.number());
    }

    /** The names of a production now. */
    Named now(Installation production) {
        var leading = names.leadingOn(production);
        var serving = new ArrayList<>(names.of(production));
        serving.removeAll(leading.keySet());
        return new Named(serving, leading);
    }

    /**
     * Says early, at a door, what {@link #accept} would refuse.
     *
     * @return the names that it would have
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_A_PRODUCTION}, {@code NOT_OPEN_YET}, {@code BUSY},
     *     {@code BEING_REMOVED}, {@code HOST_TAKEN}, and all of {@link Named#changed}
     * @throws Forbidden {@code ROLE_REQUIRED}: who may ask for a production, and hosting
     */
    public Named requirePossible(NamesRequest request, String person) {
        var production = offboardings.production(request.production());
        offboardings.requireLiving(production);
        var may = EnumSet.of(Role.HOSTING);
        may.addAll(policy.environment(production.environment()).install());
        people.require(person, may.toArray(Role[]::new));
        if (running(production).isPresent() || offboardings.running(production).isPresent())
            throw busy(request.production());
        var wanted = now(production).changed(request);
        names.requireFree(wanted.all(), Optional.of(production));
        return wanted;
    }

    /**
     * Takes the production for this process; may be repeated by the same one.
     *
     * @throws RequestRefused it can't be; nothing is stored
     */
    @Transactional
    public NamesChange accept(NamesRequest request, String person, String process) throws RequestRefused {
        var known = of(process);
        if (known.isPresent()) return known.get();
        try {
            var wanted = requirePossible(request, person);
            var production = offboardings.production(request.production());
            rows.insert(
                    process,
                    production.number(),
                    CustomersAnswers.word(request.reason(), person, people),
                    person,
                    clock.instant(),
                    now(production),
                    wanted);
            return of(process).orElseThrow();
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (Forbidden no) {
            throw RequestRefused.because(no);
        } catch (DuplicateKeyException another) {
            throw RequestRefused.because(busy(request.production()));
        }
    }

    /** Whether the customer said so. */
    public boolean isHeard(NamesChange change) {
        return !change.reason().isEmpty();
    }

    /** Nothing more is done for it. */
    public void end(long number) {
        rows.end(number, clock.instant());
    }

    /** For people: what is wanted, a line for each name. */
    static List<String> words(NamesChange change) {
        return change.wanted().words();
    }

    private static InvalidInput busy(InstallationId production) {
        return new InvalidInput(
                "installation", "BUSY", "something else is being done with " + production + ": wait for its end");
    }
}
