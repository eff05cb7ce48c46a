package org.gaas.onboarding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.databases.Databases;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Fulfilled;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.Trouble;
import org.gaas.installations.Wished;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.remote.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Brings installations on their servers to what is stored about them, in one script for each server; or only looks what
 * differs.
 */
@Component
public class Convergence {
    private static final Logger LOG = LoggerFactory.getLogger(Convergence.class);

    private final Installations installations;
    private final Wishes wishes;
    private final Databases databases;
    private final Fulfilment fulfilment;
    private final Fleet fleet;
    private final Policy policy;
    private final People people;
    private final Trail trail;
    private final ObjectProvider<Hidden> hidden;

    Convergence(
            Installations installations,
            Wishes wishes,
            Databases databases,
            Fulfilment fulfilment,
            Fleet fleet,
            Policy policy,
            People people,
            Trail trail,
            ObjectProvider<Hidden> hidden) {
        this.installations = installations;
        this.wishes = wishes;
        this.databases = databases;
        this.fulfilment = fulfilment;
        this.fleet = fleet;
        this.policy = policy;
        this.people = people;
        this.trail = trail;
        this.hidden = hidden;
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
        requireMay(installation, person);
        trail.record(Entry.decision(person, "converge", id.value()));
        return fulfilment.converge(
                installation, Part.WEB, toBeMade(installation).wishes());
    }

    /**
     * Which of all installations are meant; those that are hidden from a person don't exist for them.
     *
     * @param named these; none: all that are installed
     * @param server only those on it
     */
    public record Which(List<InstallationId> named, Optional<ServerName> server) {
        public Which {
            named = named.stream().distinct().toList();
            if (!named.isEmpty() && server.isPresent())
                throw new InvalidInput("server", "TOO_MUCH_NAMED", "name installations, or a server, not both");
        }
    }

    /**
     * Looks, and changes nothing. What goes wrong with one installation keeps no other from being looked at.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_INSTALLED} or {@code SERVER_UNKNOWN}
     */
    public List<Fulfilled> checkAll(Which which, String person) {
        return each(chosen(which, person), this::toBeLookedAt, fulfilment::checkAll);
    }

    /**
     * Makes it so, and tells what became of each wish. What goes wrong with one installation keeps no other from it. What
     * is named must be allowed, or nothing is done; of all, those that the person may not change are told as such.
     *
     * @param person who decided that: may for each what {@link #converge} allows
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_INSTALLED} or {@code SERVER_UNKNOWN}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public List<Fulfilled> convergeAll(Which which, String person) {
        var installations = chosen(which, person);
        if (!which.named().isEmpty()) installations.forEach(installation -> requireMay(installation, person));
        return each(
                installations,
                installation -> {
                    requireMay(installation, person);
                    trail.record(
                            Entry.decision(person, "converge", installation.id().value()));
                    return toBeMade(installation);
                },
                fulfilment::convergeAll);
    }

    private List<Fulfilled> each(
            List<Installation> installations,
            Function<Installation, Wished> wished,
            Function<List<Wished>, List<Fulfilled>> work) {
        var ready = new ArrayList<Wished>();
        var done = new HashMap<InstallationId, Fulfilled>();
        for (var installation : installations) {
            try {
                ready.add(wished.apply(installation));
            } catch (DataAccessException noTrail) {
                throw noTrail;
            } catch (RuntimeException why) {
                var trouble = Trouble.of(why);
                if (trouble.code().equals("UNEXPECTED")) LOG.warn("{} can't be converged", installation.id(), why);
                done.put(installation.id(), Fulfilled.not(installation, trouble));
            }
        }
        work.apply(ready).forEach(one -> done.put(one.installation(), one));
        return installations.stream()
                .map(installation -> done.get(installation.id()))
                .toList();
    }

    private List<Installation> chosen(Which which, String person) {
        var unseen = Hidden.from(hidden, person);
        for (var id : which.named()) if (unseen.contains(id.value())) throw Installations.unknown(id);
        if (!which.named().isEmpty())
            return which.named().stream().map(this::installed).toList();
        which.server().ifPresent(fleet::server);
        return installations.all().stream()
                .filter(one -> one.state() == Installation.State.INSTALLED)
                .filter(one -> !unseen.contains(one.id().value()))
                .filter(one -> which.server()
                        .map(server -> one.server().equals(Optional.of(server)))
                        .orElse(true))
                .toList();
    }

    private void requireMay(Installation installation, String person) {
        var may = EnumSet.of(Role.HOSTING);
        may.addAll(policy.environment(installation.environment()).deploy());
        people.require(person, may.toArray(Role[]::new));
    }

    private Wished toBeMade(Installation installation) {
        databases.takeNames(installation);
        return toBeLookedAt(installation);
    }

    private Wished toBeLookedAt(Installation installation) {
        return new Wished(installation, Part.WEB, wishes.all(installation));
    }

    private Installation installed(InstallationId id) {
        var installation = installations.get(id);
        if (installation.state() == Installation.State.INSTALLED) return installation;
        throw new InvalidInput("installation", "NOT_INSTALLED", id + " is not installed: nothing to compare with yet");
    }
}
