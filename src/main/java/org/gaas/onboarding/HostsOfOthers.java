package org.gaas.onboarding;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gaas.certificates.OthersNames;
import org.gaas.certificates.Owner;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.sites.HouseHosts;
import org.gaas.sites.OwnNames;
import org.springframework.stereotype.Component;

/** Which hosts a certificate must not be for: those of installations of other customers, and the house's own. */
@Component
class HostsOfOthers implements OthersNames {
    private final Installations installations;
    private final OwnNames names;
    private final Fleet fleet;
    private final HouseHosts house;

    HostsOfOthers(Installations installations, OwnNames names, Fleet fleet, HouseHosts house) {
        this.house = house;
        this.fleet = fleet;
        this.installations = installations;
        this.names = names;
    }

    @Override
    public Set<String> besides(Owner owner) {
        var own = owner.installation().map(installations::numbered);
        var others = installations.all().stream()
                .filter(other -> own.filter(mine -> isOfSame(mine, other)).isEmpty())
                .flatMap(other -> names.of(other).stream());
        var houses = house.names().stream().filter(host -> !own(owner).contains(host));
        return Stream.concat(others, houses).collect(toUnmodifiableSet());
    }

    @Override
    public List<String> own(Owner owner) {
        return owner.installation()
                .map(installations::numbered)
                .map(names::of)
                .or(() -> owner.server()
                        .flatMap(server -> fleet.find(server).flatMap(Server::sites))
                        .map(List::of))
                .orElse(List.of());
    }

    /** Of the same customer, or of the same project while nobody said whose that is. */
    private static boolean isOfSame(Installation one, Installation other) {
        return one.project().equals(other.project())
                || one.customer().isPresent() && one.customer().equals(other.customer());
    }
}
