package org.gaas.onboarding;

import java.util.EnumSet;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.databases.Databases;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Policy;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.remote.Report;
import org.springframework.stereotype.Component;

/** Brings an installation on its server to what is stored about it, in one script; or only looks what differs. */
@Component
public class Convergence {
    private final Installations installations;
    private final Wishes wishes;
    private final Databases databases;
    private final Fulfilment fulfilment;
    private final Policy policy;
    private final People people;
    private final Trail trail;

    Convergence(
            Installations installations,
            Wishes wishes,
            Databases databases,
            Fulfilment fulfilment,
            Policy policy,
            People people,
            Trail trail) {
        this.installations = installations;
        this.wishes = wishes;
        this.databases = databases;
        this.fulfilment = fulfilment;
        this.policy = policy;
        this.people = people;
        this.trail = trail;
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, or {@code NOT_INSTALLED}
     */
    public Report check(InstallationId id) {
        var installation = installed(id);
        return fulfilment.check(installation, Part.WEB, wishes.all(installation));
    }

    /**
     * Makes it so, and tells what became of each wish.
     *
     * @param person who decided that: one of those who may bring a release there, or of hosting, whose the servers are
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, or {@code NOT_INSTALLED}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public Report converge(InstallationId id, String person) {
        var installation = installed(id);
        var may = EnumSet.of(Role.HOSTING);
        may.addAll(policy.environment(installation.environment()).deploy());
        people.require(person, may.toArray(Role[]::new));
        trail.record(Entry.decision(person, "converge", id.value()));
        databases.takeNames(installation);
        return fulfilment.converge(installation, Part.WEB, wishes.all(installation));
    }

    private Installation installed(InstallationId id) {
        var installation = installations.get(id);
        if (installation.state() == Installation.State.INSTALLED) return installation;
        throw new InvalidInput("installation", "NOT_INSTALLED", id + " is not installed: nothing to compare with yet");
    }
}
