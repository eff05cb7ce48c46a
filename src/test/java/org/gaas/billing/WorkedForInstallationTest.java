package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayName("For whom work was done")
class WorkedForInstallationTest {
    private final TestDatabase database = new TestDatabase();
    private Customers customers;
    private Installations installations;
    private WorkedFor workedFor;

    @BeforeEach
    void open() throws IOException {
        var policy = Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        var clock = Clock.systemUTC();
        customers = new Customers(database.jdbc(), clock);
        installations =
                new Installations(database.jdbc(), policy, new Projects(database.jdbc(), clock), customers, clock);
        workedFor = new WorkedForInstallation(installations, customers, policy);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("a prospect's trial is not billable")
    void prospect() throws Exception {
        request("test", Optional.of("O'Brien & Søn"));
        assertThat(workedFor.subject("friesland-test"))
                .isEqualTo(new Work("O'Brien & Søn", "friesland", "friesland-test", false));
    }

    @Test
    @DisplayName("a paying customer's trial is billable")
    void paying() throws Exception {
        request("test", Optional.of("Zorg"));
        customers.markPaying(customers.named(new CustomerName("Zorg")).id());
        assertThat(workedFor.subject("friesland-test").billable()).isTrue();
    }

    @Test
    @DisplayName("a trial for nobody is not billable; what is no trial is")
    void nobody() throws Exception {
        request("demo", Optional.empty());
        assertThat(workedFor.subject("friesland-demo")).isEqualTo(new Work("", "friesland", "friesland-demo", false));
        request("acceptance", Optional.of("Zorg"));
        assertThat(workedFor.subject("friesland-acc").billable()).isTrue();
    }

    @Test
    @DisplayName("an installation that was removed is still known")
    void removed() throws Exception {
        request("test", Optional.of("Zorg"));
        installations.markRemoved(installations.all().get(0).id());
        assertThat(workedFor.subject("friesland-test").customer()).isEqualTo("Zorg");
    }

    @Test
    @DisplayName("a process about something else is for no customer")
    void general() {
        assertThat(workedFor.subject("trial1: NO_SPACE")).isEqualTo(Work.GENERAL);
        assertThat(workedFor.subject("unknown-test")).isEqualTo(Work.GENERAL);
    }

    @Test
    @DisplayName("several installations at once: what they share is known, the rest stays open")
    void several() throws Exception {
        request("test", Optional.of("Zorg"));
        request("acceptance", Optional.of("Zorg"));
        request("drenthe", "test", Optional.of("Zorg"));
        request("gelre", "test", Optional.of("Other"));

        assertThat(workedFor.subjects(List.of("friesland-test", "friesland-test")))
                .isEqualTo(new Work("Zorg", "friesland", "friesland-test", false));
        assertThat(workedFor.subjects(List.of("friesland-test", "friesland-acc")))
                .isEqualTo(new Work("Zorg", "friesland", "", false));
        assertThat(workedFor.subjects(List.of("friesland-test", "drenthe-test")))
                .isEqualTo(new Work("Zorg", "", "", false));
        assertThat(workedFor.subjects(List.of("friesland-acc", "gelre-test"))).isEqualTo(Work.GENERAL);
        assertThat(workedFor.subjects(List.of())).isEqualTo(Work.GENERAL);
    }

    private void request(String environment, Optional<String> customer) throws Exception {
        request("friesland", environment, customer);
    }

    private void request(String project, String environment, Optional<String> customer) throws Exception {
        installations.request(new InstallationRequest(
                new ProjectName(project),
                new EnvironmentName(environment),
                Optional.empty(),
                customer.map(CustomerName::new),
                Optional.empty(),
                Optional.of(new Repository("https://git.example.org/friesland.git")),
                Optional.empty(),
                "dora",
                "p-" + project + environment));
    }
}
