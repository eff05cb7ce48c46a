package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gaas.TestDatabase;
import org.gaas.certificates.Owner;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
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
    private final OwnNames names = new OwnNames(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are those of other customers; for a server's shared host, those of all")
    void others() throws Exception {
        var policy = Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        var installations = new Installations(database.jdbc(), policy, projects, customers, clock);
        var capri = named(installations, "capri", Optional.of("Zorg BV"), "capri.example");
        named(installations, "cicero", Optional.of("Zorg BV"), "cicero.example");
        named(installations, "friesland", Optional.of("Fryslân"), "friesland.example");
        var nobodys = named(installations, "depar", Optional.empty(), "depar.example");
        var hosts = new HostsOfOthers(installations, names);

        assertThat(hosts.besides(Owner.of(capri))).containsExactlyInAnyOrder("friesland.example", "depar.example");
        assertThat(hosts.besides(Owner.of(nobodys)))
                .containsExactlyInAnyOrder("capri.example", "cicero.example", "friesland.example");
        assertThat(hosts.besides(Owner.of(new ServerName("prod1")))).hasSize(4);

        assertThat(hosts.own(Owner.of(capri))).containsExactly("capri.example");
        assertThat(hosts.own(Owner.of(new ServerName("prod1")))).isEmpty();

        installations.markRemoved(capri.id());
        assertThat(hosts.besides(Owner.of(new ServerName("prod1")))).hasSize(3);
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
