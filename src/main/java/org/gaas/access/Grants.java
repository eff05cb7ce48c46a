package org.gaas.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gaas.fleet.Environment.Rights;

/** What follows from agreements, policy, installations and the day: nothing else gives a developer access. */
final class Grants {
    private Grants() {}

    /**
     * Who reaches what: a line for each developer and each installation that an agreement covers today.
     *
     * @param developers who has the role now
     * @param places all installations, those too that nobody asks about: no pattern may open their databases
     */
    static List<Reach> of(Basis basis, Predicate<String> developers, Collection<Place> places) {
        return basis.covered(places).stream()
                .map(one -> reach(
                        one.because(),
                        basis,
                        one.place(),
                        places,
                        developers.test(one.because().developer())))
                .toList();
    }

    /** The accounts that there should be for what is reached on one server, each with where its owner comes from. */
    static List<DeveloperAccount> accounts(Collection<Reach> onServer) {
        var accounts = new ArrayList<DeveloperAccount>();
        var reached =
                onServer.stream().filter(reach -> reach.hindrance().isEmpty()).toList();
        for (var developer :
                new TreeSet<>(reached.stream().map(Reach::developer).toList())) {
            var own = reached.stream()
                    .filter(reach -> reach.developer().equals(developer))
                    .toList();
            // a server takes the narrowest account that fits, so each holds what the wider ones hold
            for (var from : new TreeSet<>(
                    own.stream().flatMap(reach -> reach.from().stream()).toList()))
                accounts.add(new DeveloperAccount(
                        developer, from, rights(own.stream().filter(reach -> reach.from().stream()
                                .anyMatch(wider -> wider.holds(from))))));
        }
        return accounts;
    }

    private static TreeMap<GrantPattern, Rights> rights(Stream<Reach> reaches) {
        var rights = new TreeMap<GrantPattern, Rights>();
        reaches.forEach(reach ->
                reach.on().forEach(on -> rights.merge(on, reach.rights(), (a, b) -> a.compareTo(b) > 0 ? a : b)));
        return rights;
    }

    private static Reach reach(
            Agreement because, Basis basis, Place place, Collection<Place> places, boolean developer) {
        var policy = place.policy();
        var permit = policy.decided() ? basis.permit(because.developer(), place) : Optional.<Permit>empty();
        var ranges = policy.from().stream().map(ComesFrom::range).toList();
        var decided = ranges.stream()
                .filter(one -> permit.isEmpty() || decided(permit.get(), one))
                .toList();
        // the page is on the server itself: who it answers is told by address there, for all accounts alike
        var here = !policy.restricted() || policy.page() && !ranges.isEmpty() && decided.equals(ranges);
        var from = Stream.concat(here ? Stream.of(ComesFrom.HERE) : Stream.empty(), decided.stream())
                .toList();
        var rights = permit.map(Permit::rights)
                .filter(fewer -> fewer.compareTo(policy.rights()) < 0)
                .orElse(policy.rights());
        var given = policy.decided() ? permit.isPresent() : basis.gives(because, place);
        var hindrance = hindrance(place, developer, given, from);
        var own = hindrance.isEmpty() && rights == Rights.ALL && apart(place, places);
        return new Reach(
                because.developer(),
                place.installation(),
                place.project().name(),
                place.environment().name(),
                place.server(),
                hindrance.isEmpty() ? rights : Rights.NONE,
                hindrance.isEmpty() ? from : List.of(),
                hindrance.isEmpty() ? on(place, own) : List.of(),
                own,
                because,
                permit,
                hindrance);
    }

    /** Whether a permit is about people from there: addresses that the policy named later are not. */
    private static boolean decided(Permit permit, ComesFrom from) {
        return permit.ranges().stream()
                .anyMatch(range -> from.range().filter(range::holds).isPresent());
    }

    private static Optional<Hindrance> hindrance(Place place, boolean developer, boolean given, List<ComesFrom> from) {
        if (!developer) return Optional.of(Hindrance.NO_DEVELOPER);
        if (place.policy().rights() == Rights.NONE) return Optional.of(Hindrance.NOT_BY_POLICY);
        if (!given) return Optional.of(place.policy().decided() ? Hindrance.NOT_DECIDED : Hindrance.TAKEN_BACK);
        if (from.isEmpty()) return Optional.of(Hindrance.NO_RANGES);
        if (place.server().isEmpty() || place.databases().isEmpty()) return Optional.of(Hindrance.NO_DATABASES);
        return Optional.empty();
    }

    private static List<GrantPattern> on(Place place, boolean own) {
        if (own) return List.of(GrantPattern.of(place.project().name()));
        return place.databases().stream().map(GrantPattern::exactly).toList();
    }

    /**
     * Whether all that is named as the project's may be opened: nothing of another project is called so, and nothing of
     * the same project on this database server under another policy, as where servers have several roles.
     */
    private static boolean apart(Place place, Collection<Place> places) {
        var pattern = GrantPattern.of(place.project().name());
        return places.stream()
                .noneMatch(other -> place.project()
                                .name()
                                .equals(other.project().name())
                        ? other.engine().equals(place.engine())
                                && !other.policy().equals(place.policy())
                        : place.project().name().overlaps(other.project().name())
                                || other.databases().stream().anyMatch(pattern::opens));
    }
}
