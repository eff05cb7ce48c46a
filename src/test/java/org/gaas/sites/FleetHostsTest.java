package org.gaas.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.TestDatabase;
import org.gaas.audit.Trail;
import org.gaas.fleet.FakeServers;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Server;
import org.gaas.fleet.Server.State;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The house's own names of hosts")
class FleetHostsTest {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are those of servers that are not retired, of what their sites share, and of the desk")
    void all() {
        var fleet = new Fleet(
                database.jdbc(),
                new FakeServers(),
                List.of(new NamedPlatform("debian")),
                Path.of("/key"),
                new Trail(database.jdbc(), database.transactions(), Clock.systemUTC()));
        fleet.register(server("acc1", "Acc1.House.example", State.ACTIVE, Optional.of("acc.example")), "test");
        fleet.register(server("prod1", "prod1.house.example", State.DRAINING, Optional.empty()), "test");
        fleet.register(server("old1", "old1.house.example", State.RETIRED, Optional.of("old.example")), "test");

        assertThat(new FleetHosts(fleet, URI.create("https://desk.example:8443"), URI.create("https://answers.example"))
                        .names())
                .containsExactlyInAnyOrder(
                        "acc1.house.example", "acc.example", "prod1.house.example", "desk.example", "answers.example");
        assertThat(new FleetHosts(fleet, null, null).names()).hasSize(3);
    }

    private static Server server(String name, String address, State state, Optional<String> sites) {
        return new Server(
                new ServerName(name),
                Set.of(new ServerRole("production")),
                Server.DEFAULT_ZONE,
                address,
                22,
                "gaas",
                "/",
                "debian",
                List.of("ssh-ed25519 AAAA"),
                state,
                sites);
    }
}
