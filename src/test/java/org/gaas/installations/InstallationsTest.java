package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gaas.TestDatabase;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Installation.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayName("Installations")
class InstallationsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T23:30:00.250Z");
    private static final Repository CODE = new Repository("https://git.example.org/friesland.git");
    private static final InstallationId FRIESLAND = new InstallationId("friesland-test");

    private final TestDatabase database = new TestDatabase();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Customers customers = new Customers(database.jdbc(), clock);
    private final Projects projects = new Projects(database.jdbc(), clock);
    private final Installations installations =
            new Installations(database.jdbc(), policy(), projects, customers, clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are stored with what was asked for, under the derived id")
    void requested() throws NameExists {
        var asked = installations.request(friesland("p1"));

        assertThat(asked.id()).isEqualTo(FRIESLAND);
        assertThat(asked.customer()).contains(new CustomerId("zorg-fryslan"));
        assertThat(asked.repository()).contains(CODE);
        assertThat(asked.state()).isEqualTo(State.REQUESTED);
        assertThat(asked.owner()).isEqualTo("dora");
        assertThat(asked.requested()).isEqualTo(NOW);
        assertThat(asked.parts()).isEmpty();
        assertThat(installations.find(FRIESLAND)).contains(asked);
        assertThat(projects.find(asked.project()))
                .get()
                .extracting(Project::repository)
                .isEqualTo(Optional.of(CODE));
    }

    @Test
    @DisplayName("are asked for once, however often the step runs")
    void repeated() throws NameExists {
        assertThat(installations.request(friesland("p1"))).isEqualTo(installations.request(friesland("p1")));
        assertThat(installations.all()).hasSize(1);
        assertThat(customers.all()).hasSize(1);
    }

    @Test
    @DisplayName("don't share a name (M08)")
    void exists() throws NameExists {
        installations.request(friesland("p1"));
        assertThatThrownBy(() -> installations.request(friesland("p2"))).isInstanceOf(NameExists.class);
        assertThat(ruleOf(() -> installations.requireFree(friesland("p2")))).isEqualTo("NAME_EXISTS");
    }

    @Test
    @DisplayName("are refused whose databases could be named as another project's, until a day after that is gone")
    void overlaps() throws NameExists {
        installations.request(friesland("p1"));
        installations.requireFree(request("fries", "test", null, "Zorg", "p2"));
        assertThat(ruleOf(() -> installations.request(request("friesland-gems", "test", null, "Zorg", "p2"))))
                .isEqualTo("NAME_OVERLAPS");
        installations.markRemoved(FRIESLAND);
        assertThat(ruleOf(() -> installations.requireFree(request("friesland-gems", "test", null, "Zorg", "p2"))))
                .isEqualTo("NAME_OVERLAPS");
        database.jdbc()
                .sql("update installation set removed = :long")
                .param("long", Utc.of(NOW.minusSeconds(86_401)))
                .update();
        installations.requireFree(request("friesland-gems", "test", null, "Zorg", "p2"));
    }

    @Test
    @DisplayName("of one project in one environment are told apart by a label")
    void label() throws NameExists {
        installations.request(friesland("p1"));
        var other = installations.request(request("friesland", "test", "b", "Zorg Fryslân", "p2"));
        assertThat(other.id()).hasToString("friesland-test--b");
        assertThat(other.label()).contains(new Label("b"));
        assertThat(installations.of(new ProjectName("friesland"))).hasSize(2);
    }

    @Test
    @DisplayName("release their name when they are removed, and are remembered")
    void removed() throws NameExists {
        installations.request(friesland("p1"));
        installations.place(FRIESLAND, Part.WEB, new ServerName("trial1"));
        installations.markRemoved(FRIESLAND);
        installations.markRemoved(FRIESLAND);
        installations.markInstalled(FRIESLAND);

        assertThat(installations.find(FRIESLAND)).isEmpty();
        assertThat(installations.get(FRIESLAND).state()).isEqualTo(State.REMOVED);
        assertThat(installations.load()).isEmpty();

        assertThat(installations.request(friesland("p2")).state()).isEqualTo(State.REQUESTED);
        assertThat(installations.get(FRIESLAND).state()).isEqualTo(State.REQUESTED);
        assertThat(installations.get(FRIESLAND).parts()).isEmpty();
    }

    @Test
    @DisplayName("leave archives on servers, until these are removed")
    void archives() throws NameExists {
        var number = installations.request(friesland("p1")).number();
        var trial1 = new ServerName("trial1");
        var rows = new ArchiveRows(database.jdbc());
        var folder = "srv/gaas/.archives/friesland-test." + number;
        var pieces = List.of(
                new Archive.Piece(trial1, "files.tar.gz", 7, "0".repeat(64)),
                new Archive.Piece(trial1, "friesland_test_gems.sql.gz", 7, "0".repeat(64)));
        rows.insert(number, new Archive(folder, NOW, LocalDate.parse("2026-12-05"), Optional.empty(), pieces));
        assertThat(installations.archives(trial1)).containsExactly(folder);
        assertThat(installations.archives(new ServerName("trial2"))).isEmpty();
        rows.markRemoved(number, NOW);
        assertThat(installations.archives(trial1)).isEmpty();
    }

    @Test
    @DisplayName("remember their servers, release, state and expiry, whatever is repeated")
    void changes() throws NameExists {
        installations.request(friesland("p1"));
        var commit = new Commit("a".repeat(40));
        for (var times = 0; times < 2; times++) {
            installations.place(FRIESLAND, Part.WEB, new ServerName("trial1"));
            installations.place(FRIESLAND, Part.DATABASE, new ServerName("trial2"));
            installations.recordRelease(FRIESLAND, CODE, Optional.of(new Tag("1.2.0")), commit);
            installations.markInstalled(FRIESLAND);
            installations.expireAt(FRIESLAND, LocalDate.parse("2027-01-20"));
        }
        installations.place(FRIESLAND, Part.WEB, new ServerName("trial3"));

        var now = installations.get(FRIESLAND);
        assertThat(now.on(Part.WEB)).hasToString("trial3");
        assertThat(now.parts()).hasSize(2);
        assertThat(now.tag()).contains(new Tag("1.2.0"));
        assertThat(now.commit()).contains(commit);
        assertThat(now.state()).isEqualTo(State.INSTALLED);
        assertThat(now.expires()).contains(LocalDate.parse("2027-01-20"));
        assertThat(installations.on(new ServerName("trial2"))).containsExactly(now);
        assertThat(installations.load()).isEqualTo(Map.of(new ServerName("trial2"), 1, new ServerName("trial3"), 1));
        assertThat(installations.expiring(LocalDate.parse("2027-01-19"))).isEmpty();
        assertThat(installations.expiring(LocalDate.parse("2027-01-20"))).containsExactly(now);
    }

    @Test
    @DisplayName("say which part is not placed yet")
    void notPlaced() throws NameExists {
        var asked = installations.request(friesland("p1"));
        assertThatThrownBy(() -> asked.on(Part.WEB)).hasMessage("the web of friesland-test is not placed");
    }

    @Test
    @DisplayName("are lost together with the transaction that asked for them")
    void rolledBack() {
        database.inTransaction().executeWithoutResult(transaction -> {
            assertThat(requestQuietly(friesland("p1"))).isEqualTo(FRIESLAND);
            transaction.setRollbackOnly();
        });
        assertThat(installations.find(FRIESLAND)).isEmpty();
    }

    @Test
    @DisplayName("can't be asked for in an environment that is not there, nor looked up when unknown")
    void unknown() {
        assertThat(ruleOf(() -> installations.requireFree(request("capri", "staging", null, "C", "p"))))
                .isEqualTo("ENVIRONMENT_UNKNOWN");
        assertThat(ruleOf(() -> installations.get(FRIESLAND))).isEqualTo("INSTALLATION_UNKNOWN");
    }

    @Test
    @DisplayName("of a prospect called like its project become a customer's, as soon as one is named")
    void prospect() throws NameExists {
        installations.request(request("tryout", "test", null, "tryout", "p1"));
        var paying = request("tryout", "demo", null, "Hospital of Tryout", "p2");
        assertThat(installations.requireFree(paying).value()).isEqualTo("tryout-demo");
        var stored = installations.request(paying);
        assertThat(stored.customer()).isEqualTo(installations.get(stored.id()).customer());
        assertThat(ruleOf(() -> installations.requireFree(request("tryout", "production", null, "Another", "p3"))))
                .isEqualTo("CUSTOMER_DIFFERS");
    }

    @Test
    @DisplayName("can't be billed to another customer than the project's")
    void customerDiffers() throws NameExists {
        installations.request(friesland("p1"));
        var other = request("friesland", "demo", null, "Somebody else", "p2");
        assertThat(ruleOf(() -> installations.requireFree(other))).isEqualTo("CUSTOMER_DIFFERS");
        assertThat(ruleOf(() -> installations.request(other))).isEqualTo("CUSTOMER_DIFFERS");
        installations.markRemoved(FRIESLAND);
        assertThat(installations.request(other).customer()).contains(new CustomerId("somebody-else"));
    }

    @Test
    @DisplayName("have customers of any name, prospects until they pay (M49)")
    void customers() {
        var one = customers.named(new CustomerName("O'Brien & Søn"));
        var other = customers.named(new CustomerName("OBrien Son"));
        assertThat(one.id()).hasToString("obrien-son");
        assertThat(other.id()).hasToString("obrien-son-2");
        assertThat(customers.named(new CustomerName("O'Brien & Søn"))).isEqualTo(one);
        assertThat(one.paying()).isFalse();
        customers.markPaying(one.id());
        assertThat(customers.find(one.id())).get().extracting(Customer::paying).isEqualTo(true);
        assertThat(customers.named(new CustomerName("مستشفى الملك")).name()).hasToString("مستشفى الملك");
    }

    private InstallationId requestQuietly(InstallationRequest request) {
        try {
            return installations.request(request).id();
        } catch (NameExists no) {
            throw new AssertionError(no);
        }
    }

    private static InstallationRequest friesland(String claim) {
        return request("friesland", "test", null, "Zorg Fryslân", claim);
    }

    private static InstallationRequest request(
            String project, String environment, String label, String customer, String claim) {
        return new InstallationRequest(
                new ProjectName(project),
                new EnvironmentName(environment),
                Optional.ofNullable(label).map(Label::new),
                Optional.of(new CustomerName(customer)),
                Optional.empty(),
                Optional.of(CODE),
                Optional.empty(),
                "dora",
                claim);
    }

    private static String ruleOf(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).rule();
    }

    private static Policy policy() {
        try {
            return Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
