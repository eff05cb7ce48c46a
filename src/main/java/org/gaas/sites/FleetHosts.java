package org.gaas.sites;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server.State;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The servers' own names, those that their sites share, and those of the desk. */
@Component
class FleetHosts implements HouseHosts {
    private final Fleet fleet;
    private final List<URI> desk;

    FleetHosts(Fleet fleet, @Value("${gaas.mail.desk:}") URI people, @Value("${gaas.contacts.url:}") URI contacts) {
        this.fleet = fleet;
        this.desk = Stream.of(people, contacts).filter(Objects::nonNull).toList();
    }

    @Override
    public Set<String> names() {
        return Stream.concat(
                        fleet.servers().stream()
                                .filter(server -> server.state() != State.RETIRED)
                                .flatMap(server -> Stream.of(server.address(), server.sharedHost())),
                        desk.stream().map(URI::getHost).filter(Objects::nonNull))
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(toUnmodifiableSet());
    }
}
