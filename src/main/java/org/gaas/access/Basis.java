package org.gaas.access;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gaas.installations.Project;

/**
 * What people decided about access, as it counts at one moment.
 *
 * @param agreements all there ever were; those count that hold on the day
 * @param day the day that it is, where the desk's people work
 * @param now the moment
 */
record Basis(
        List<Agreement> agreements, List<Permit> permits, List<Revocation> revocations, LocalDate day, Instant now) {
    Basis {
        agreements = agreements.stream().filter(one -> one.holds(day)).toList();
        permits = permits.stream().filter(one -> one.holds(now)).toList();
        revocations = List.copyOf(revocations);
    }

    /** An agreement, and an installation that it covers. */
    record Covered(Agreement because, Place place) {}

    /**
     * Each developer with each of these installations that an agreement covers: of several agreements one that gives
     * something there, and of those the one that lasts longest.
     */
    List<Covered> covered(Collection<Place> places) {
        var developers =
                new TreeSet<>(agreements.stream().map(Agreement::developer).toList());
        return developers.stream()
                .flatMap(developer -> places.stream()
                        .flatMap(place -> covering(developer, place.project()).stream()
                                .max(comparing((Agreement one) -> gives(one, place))
                                        .thenComparing(Agreement::until))
                                .map(because -> new Covered(because, place))
                                .stream()))
                .toList();
    }

    /** An agreement that gives a developer something there, today and until this day. */
    Optional<Agreement> lasting(String developer, Place place, LocalDate until) {
        return covering(developer, place.project()).stream()
                .filter(one -> gives(one, place) && !one.until().isBefore(until))
                .max(comparing(Agreement::until));
    }

    /** Agreements that count and are about this project. */
    private Collection<Agreement> covering(String developer, Project project) {
        return agreements.stream()
                .filter(one -> one.developer().equals(developer) && one.covers(project))
                .toList();
    }

    /** Whether the agreement gives something there: nobody took it back since it was made. */
    boolean gives(Agreement agreement, Place place) {
        return !undone(agreement.developer(), place, agreement.made());
    }

    /** What was decided for a developer there and counts: the one that lasts longest. */
    Optional<Permit> permit(String developer, Place place) {
        return permits.stream()
                .filter(one -> one.isFor(
                        developer, place.project().name(), place.environment().name()))
                .filter(one -> agreements.stream().anyMatch(agreement -> agreement.number() == one.agreement()))
                .filter(one -> !undone(developer, place, one.made()))
                .max(comparing(Permit::until));
    }

    private boolean undone(String developer, Place place, Instant given) {
        return revocations.stream()
                .anyMatch(one -> one.undoes(
                        developer, place.project().name(), place.environment().name(), given));
    }
}
