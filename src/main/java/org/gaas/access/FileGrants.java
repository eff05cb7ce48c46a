package org.gaas.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gaas.fleet.Environment;
import org.gaas.fleet.IpRange;

/** What of installations' files follows from agreements, policy, installations and the day; nothing else opens them. */
final class FileGrants {
    private FileGrants() {}

    /**
     * A line for each developer and each installation that an agreement covers today.
     *
     * @param developers who has the role now
     */
    static List<FileReach> of(Basis basis, Predicate<String> developers, Collection<Place> places) {
        return basis.covered(places).stream()
                .map(one -> reach(
                        one.because(),
                        basis,
                        one.place(),
                        developers.test(one.because().developer())))
                .toList();
    }

    /**
     * From where somebody comes who sees all this at once: what is opened to a few addresses is not seen from others.
     *
     * @return empty: from nowhere; a list without ranges: from everywhere
     */
    static Optional<List<IpRange>> from(Collection<FileReach> together) {
        Optional<List<IpRange>> from = Optional.empty();
        for (var one : together) {
            if (one.from().isEmpty()) continue;
            from = Optional.of(from.map(before -> common(before, one.from())).orElse(one.from()));
            if (from.get().isEmpty()) return Optional.empty();
        }
        return Optional.of(from.orElse(List.of()));
    }

    private static List<IpRange> common(List<IpRange> some, List<IpRange> others) {
        return some.stream()
                .flatMap(one -> others.stream()
                        .flatMap(other -> one.holds(other)
                                ? Stream.of(other)
                                : other.holds(one) ? Stream.of(one) : Stream.<IpRange>empty()))
                .distinct()
                .sorted()
                .toList();
    }

    private static FileReach reach(Agreement because, Basis basis, Place place, boolean developer) {
        var hindrance = hindrance(place, developer, basis.gives(because, place));
        return new FileReach(
                because.developer(),
                place.installation(),
                place.project().name(),
                place.environment().name(),
                place.web(),
                hindrance.isEmpty() ? place.policy().from() : List.of(),
                because,
                hindrance);
    }

    private static Optional<Hindrance> hindrance(Place place, boolean developer, boolean given) {
        if (!developer) return Optional.of(Hindrance.NO_DEVELOPER);
        // where each access is decided, nobody decides about files
        if (place.environment().files() == Environment.Files.NONE
                || place.policy().decided()) return Optional.of(Hindrance.NOT_BY_POLICY);
        if (!given) return Optional.of(Hindrance.TAKEN_BACK);
        if (place.policy().restricted() && place.policy().from().isEmpty()) return Optional.of(Hindrance.NO_RANGES);
        if (place.web().isEmpty()) return Optional.of(Hindrance.NO_FILES);
        return Optional.empty();
    }
}
