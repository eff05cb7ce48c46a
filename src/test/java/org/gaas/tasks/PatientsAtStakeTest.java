package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import org.gaas.TestDatabase;
import org.gaas.applications.Repository;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Customers;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayName("A second person is needed")
class PatientsAtStakeTest {
    @Test
    @DisplayName("on production, on its servers, and for what nobody knows")
    void production() throws Exception {
        try (var database = new TestDatabase()) {
            var policy = Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
            var clock = Clock.systemUTC();
            var installations = new Installations(
                    database.jdbc(),
                    policy,
                    new Projects(database.jdbc(), clock),
                    new Customers(database.jdbc(), clock),
                    clock);
            for (var environment : new String[] {"production", "acceptance", "test"})
                installations.request(new InstallationRequest(
                        new ProjectName("capri"),
                        new EnvironmentName(environment),
                        Optional.empty(),
                        Optional.of(new CustomerName("Zorg")),
                        Optional.empty(),
                        Optional.of(new Repository("https://git.example.org/capri.git")),
                        Optional.empty(),
                        "dora",
                        "p-" + environment));
            var stakes = new PatientsAtStake(
                    installations, policy, server -> !server.value().equals("trial1"));

            assertThat(stakes.high("capri")).isTrue();
            assertThat(stakes.high("capri-acc")).isFalse();
            assertThat(stakes.high("capri-test")).isFalse();
            assertThat(stakes.high("depar")).isTrue();
            assertThat(stakes.high("NO_SPACE@acc1")).isTrue();
            assertThat(stakes.high("server:prod1")).isTrue();
            assertThat(stakes.high("server:trial1")).isFalse();
            assertThat(stakes.high("server:")).isTrue();
        }
    }
}
