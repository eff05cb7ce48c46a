package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.TestDatabase;
import org.gaas.audit.Trail;
import org.gaas.certificates.Owner;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.FakeServers;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.sites.OwnNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The hosts that a certificate must not be for")
class HostsOfOthersTest {
    private final TestDatabase database = new TestDatabase();
    private final Clock clock = Clock.systemUTC();
    private final Projects projects = new Projects(database.jdbc(), clock);
    private final Customers customers = new Customers(database.jdbc(), clock);
    private final OwnNames names = new OwnNames(database.jdbc(), Set::of);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are those of other customers and of the house; for a server's shared host, those of all")
    void others() throws Exception {
        var policy = Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        var installations = new Installations(database.jdbc(), policy, projects, customers, clock);
        var capri = named(installations, "capri", Optional.of("Zorg BV"), "capri.example");
        named(installations, "cicero", Optional.of("Zorg BV"), "cicero.example");
        named(installations, "friesland", Optional.of("Fryslân"), "friesland.example");
        var nobodys = named(installations, "depar", Optional.empty(), "depar.example");
        var hosts = new HostsOfOthers(installations, names, fleet(), () -> Set.of("try.example", "desk.example"));

        assertThat(hosts.besides(Owner.of(capri)))
                .containsExactlyInAnyOrder("friesland.example", "depar.example", "try.example", "desk.example");
        assertThat(hosts.besides(Owner.of(nobodys)))
                .containsExactlyInAnyOrder(
                        "capri.example", "cicero.example", "friesland.example", "try.example", "desk.example");
        assertThat(hosts.besides(Owner.of(new ServerName("prod1")))).hasSize(6);
        assertThat(hosts.besides(Owner.of(new ServerName("trial1"))))
                .contains("desk.example")
                .doesNotContain("try.example");

        assertThat(hosts.own(Owner.of(capri))).containsExactly("capri.example");
        assertThat(hosts.own(Owner.of(new ServerName("prod1")))).isEmpty();
        assertThat(hosts.own(Owner.of(new ServerName("trial1")))).containsExactly("try.example");

        installations.markRemoved(capri.id());
        assertThat(hosts.besides(Owner.of(new ServerName("prod1")))).hasSize(5);
    }

    /** With a server whose sites share a host. */
    private Fleet fleet() {
        var fleet = new Fleet(
                database.jdbc(),
                new FakeServers(),
                List.of(new NamedPlatform("debian")),
                Path.of("/key"),
                new Trail(database.jdbc(), database.transactions(), clock));
        fleet.register(
                new Server(
                        new ServerName("trial1"),
                        Set.of(new ServerRole("trial")),
                        Server.DEFAULT_ZONE,
                        "10.0.0.1",
                        22,
                        "gaas",
                        "/",
                        "debian",
                        List.of("ssh-ed25519 AAAA"),
                        Server.State.ACTIVE,
                        Optional.of("try.example")),
                "test");
        return fleet;
    }

    private Installation named(Installations installations, String project, Optional<String> customer, String host)
            throws Exception {
        var made = installations.request(new InstallationRequest(
                new ProjectName(project),
                new EnvironmentName("production"),
                Optional.empty(),
                customer.map(CustomerName::new),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hanna",
                project));
        names.give(made, List.of(host));
        return installations.get(made.id());
    }
}
