package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment.Rights;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Project;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("What developers may reach")
class GrantsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final CustomerId ZORG = new CustomerId("zorg");

    private final List<Agreement> agreements = new ArrayList<>();
    private final List<Permit> permits = new ArrayList<>();
    private final List<Revocation> revocations = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private Set<String> developers = Set.of("dora", "daan");
    private Policy policy = policy(
            "{rights: read, restricted: true, decided: true, from: []}",
            "{rights: read, restricted: true, from: [192.0.2.0/24]}",
            "{rights: write, restricted: true, from: []}",
            "{rights: write, restricted: true, from: [192.0.2.0/24, 192.0.2.128/25]}");

    @Test
    @DisplayName("on production is to read, from the named addresses only")
    void production() {
        place("capri", "production", "prod1", "capri_gems", "capri_ls");
        agreed("dora", "capri");
        assertThat(reaches())
                .extracting(Reach::rights, Reach::from, Reach::own)
                .containsExactly(tuple(Rights.READ, List.of(range("192.0.2.0/24")), false));
        assertThat(accounts("prod1"))
                .containsExactly(new DeveloperAccount(
                        "dora",
                        range("192.0.2.0/24"),
                        Map.of(
                                GrantPattern.exactly("capri_gems"), Rights.READ,
                                GrantPattern.exactly("capri_ls"), Rights.READ)));
    }

    @Test
    @DisplayName(
            "by the delivered policy is nothing on production before it is decided, and nothing from unnamed addresses")
    void delivered() {
        policy = policy();
        place("capri", "production", "prod1", "capri_gems");
        place("capri", "acceptance", "acc1", "capri_acc_gems");
        agreed("dora", "capri");
        assertThat(reaches())
                .extracting(Reach::rights, Reach::hindrance)
                .containsExactly(
                        tuple(Rights.NONE, Optional.of(Hindrance.NOT_DECIDED)),
                        tuple(Rights.NONE, Optional.of(Hindrance.NO_RANGES)));
        assertThat(accounts("prod1")).isEmpty();
    }

    @Test
    @DisplayName("on acceptance is to read and write; a narrower range holds what the wider holds")
    void acceptance() {
        place("capri", "acceptance", "acc1", "capri_acc_gems");
        agreed("dora", "capri");
        assertThat(accounts("acc1"))
                .extracting(DeveloperAccount::from, DeveloperAccount::rights)
                .containsExactly(
                        tuple(range("192.0.2.0/24"), Map.of(GrantPattern.exactly("capri_acc_gems"), Rights.WRITE)),
                        tuple(range("192.0.2.128/25"), Map.of(GrantPattern.exactly("capri_acc_gems"), Rights.WRITE)));
    }

    @Test
    @DisplayName("on trial is all that is named as the project's, from the server itself")
    void trial() {
        place("capri", "test", "trial1", "capri_test_gems");
        place("capri", "demo", "trial1", "capri_demo_gems");
        agreed("dora", "capri");
        assertThat(accounts("trial1"))
                .containsExactly(new DeveloperAccount(
                        "dora", ComesFrom.HERE, Map.of(GrantPattern.of(new ProjectName("capri")), Rights.ALL)));
        assertThat(reaches()).allMatch(Reach::own);
    }

    @Test
    @DisplayName("is one account on a server for all projects of a customer, later ones too")
    void customer() {
        agreements.add(agreement("dora", Optional.of(ZORG), Optional.empty(), TODAY, TODAY));
        place("capri", "test", "trial1", "capri_test_gems");
        place("cicero", "test", "trial1", "cicero_test_gems");
        places.add(new Place(
                new InstallationId("depar-test"),
                new Project(new ProjectName("depar"), Optional.of(new CustomerId("other")), Optional.empty()),
                policy.environment(new EnvironmentName("test")),
                Optional.of(new ServerName("trial1")),
                "trial1",
                List.of("depar_test_gems"),
                Optional.empty()));
        assertThat(accounts("trial1")).singleElement().satisfies(account -> assertThat(account.rights())
                .containsOnlyKeys(
                        GrantPattern.of(new ProjectName("capri")), GrantPattern.of(new ProjectName("cicero"))));
    }

    @ParameterizedTest
    @CsvSource({"-10,-1", "1,10", "-10,-10"})
    @DisplayName("is nothing by an agreement that ended yesterday, or begins tomorrow")
    void days(int from, int until) {
        place("capri", "test", "trial1", "capri_test_gems");
        agreements.add(agreement(
                "dora",
                Optional.empty(),
                Optional.of(new ProjectName("capri")),
                TODAY.plusDays(from),
                TODAY.plusDays(until)));
        assertThat(reaches()).isEmpty();
        assertThat(reaches(TODAY.plusDays(until))).hasSize(1);
    }

    @Test
    @DisplayName("is nothing by an agreement that was ended, or for who is no developer any more")
    void ended() {
        place("capri", "test", "trial1", "capri_test_gems");
        agreed("daan", "capri");
        agreements.replaceAll(one -> new Agreement(
                1,
                one.developer(),
                one.customer(),
                one.project(),
                one.from(),
                one.until(),
                one.consent(),
                one.by(),
                one.made(),
                Optional.of(new Agreement.Ended(Instant.EPOCH, "mark", "left"))));
        agreed("dora", "capri");
        developers = Set.of("daan");
        assertThat(reaches()).extracting(Reach::hindrance).containsExactly(Optional.of(Hindrance.NO_DEVELOPER));
        assertThat(accounts("trial1")).isEmpty();
    }

    @Test
    @DisplayName("is each database by its name where the pattern would open another project's")
    void overlapping() {
        place("capri", "test", "trial1", "capri_test_gems");
        agreed("dora", "capri");
        place("capri-gems", "test", "trial1", "capri_gems_test_gems");
        assertThat(accounts("trial1").get(0).rights()).containsOnlyKeys(GrantPattern.exactly("capri_test_gems"));
    }

    @Test
    @DisplayName("is each database by its name where production is on the same database server")
    void severalRoles() {
        place("capri", "test", "trial1", "capri_test_gems");
        agreed("dora", "capri");
        place("capri", "production", "trial1", "capri_gems");
        assertThat(accounts("trial1").stream()
                        .filter(account -> account.from().equals(ComesFrom.HERE))
                        .findFirst()
                        .orElseThrow()
                        .rights())
                .containsOnlyKeys(GrantPattern.exactly("capri_test_gems"));
    }

    @Test
    @DisplayName("never opens a database by a character that stands for any other (M15)")
    void escaped() {
        assertThat(GrantPattern.of(new ProjectName("a-b")).escaped()).isEqualTo("a\\_b\\_%");
        assertThat(GrantPattern.exactly("gems_a1").escaped()).isEqualTo("gems\\_a1");
        assertThat(GrantPattern.of(new ProjectName("capri")).opens("caprixgems"))
                .isFalse();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"%", "% ", "a%", "a`b", "", "_x", "A"})
    @DisplayName("is on no name that is a pattern (M16)")
    void names(String name) {
        assertThatThrownBy(() -> GrantPattern.exactly(name))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("DB_NAME_INVALID"));
    }

    @Test
    @DisplayName(
            "where each access is decided, is what was decided, from where and as long, by an agreement that holds")
    void decided() {
        policy = policy(
                "{rights: read, restricted: true, decided: true, from: []}",
                "{rights: write, restricted: true, decided: true, from: [192.0.2.0/24, 198.51.100.0/24]}");
        place("capri", "production", "prod1", "capri_gems");
        agreed("dora", "capri");
        permits.add(permit(1, Rights.READ, NOW.plusSeconds(1), Optional.empty()));
        assertThat(reaches())
                .extracting(Reach::rights, Reach::from, Reach::hindrance)
                .containsExactly(tuple(Rights.READ, List.of(range("192.0.2.0/24")), Optional.empty()));
        for (var none : List.of(
                permit(2, Rights.READ, NOW.plusSeconds(1), Optional.empty()),
                permit(1, Rights.READ, NOW, Optional.empty()),
                permit(1, Rights.READ, NOW.plusSeconds(1), Optional.of(NOW)))) {
            permits.set(0, none);
            assertThat(reaches())
                    .as(none.toString())
                    .extracting(Reach::hindrance)
                    .containsExactly(Optional.of(Hindrance.NOT_DECIDED));
        }
    }

    @Test
    @DisplayName("by a page is from the server itself too, for whom all addresses count that the page answers")
    void page() {
        policy = policy(
                "{rights: read, restricted: true, decided: true, from: []}",
                "{rights: read, restricted: true, decided: true, page: true, from: [192.0.2.0/24]}");
        place("capri", "production", "prod1", "capri_gems");
        agreed("dora", "capri");
        permits.add(permit(1, Rights.READ, NOW.plusSeconds(1), Optional.empty()));
        assertThat(reaches().get(0).from()).containsExactly(ComesFrom.HERE, range("192.0.2.0/24"));
        assertThat(accounts("prod1"))
                .extracting(DeveloperAccount::from)
                .containsExactlyInAnyOrder(ComesFrom.HERE, range("192.0.2.0/24"));

        policy = policy(
                "{rights: read, restricted: true, decided: true, from: []}",
                "{rights: read, restricted: true, decided: true, page: true, from: [192.0.2.0/24, 198.51.100.0/24]}");
        places.clear();
        place("capri", "production", "prod1", "capri_gems");
        assertThat(reaches().get(0).from())
                .as("the page answers addresses that were not decided on")
                .containsExactly(range("192.0.2.0/24"));

        policy = policy(
                "{rights: read, restricted: true, decided: true, from: []}",
                "{rights: read, restricted: true, decided: true, page: true, from: []}");
        places.clear();
        place("capri", "production", "prod1", "capri_gems");
        assertThat(reaches()).extracting(Reach::hindrance).containsExactly(Optional.of(Hindrance.NO_RANGES));
    }

    @Test
    @DisplayName("is no more than the policy gives now, whatever was decided before")
    void lessByPolicy() {
        place("capri", "production", "prod1", "capri_gems");
        policy = policy(
                "{rights: read, restricted: true, decided: true, from: []}",
                "{rights: read, restricted: true, decided: true, from: [192.0.2.0/24]}");
        places.clear();
        place("capri", "production", "prod1", "capri_gems");
        agreed("dora", "capri");
        permits.add(permit(1, Rights.ALL, NOW.plusSeconds(1), Optional.empty()));
        assertThat(reaches()).extracting(Reach::rights, Reach::own).containsExactly(tuple(Rights.READ, false));
    }

    @ParameterizedTest(name = "{0}, {1}, {2} s after the agreement: {3}")
    @CsvSource({
        "capri,  test, 1,  TAKEN_BACK",
        "'',     '',   1,  TAKEN_BACK",
        "'',     '',   0,  TAKEN_BACK",
        "'',     '',   -1, ALL",
        "cicero, '',   1,  ALL",
        "capri,  acceptance, 1, ALL"
    })
    @DisplayName("is nothing that was taken back, until it is agreed again")
    void takenBack(String project, String environment, int after, String outcome) {
        place("capri", "test", "trial1", "capri_test_gems");
        agreed("dora", "capri");
        agreed("daan", "capri");
        revocations.add(new Revocation(
                1,
                "dora",
                Optional.of(project).filter(name -> !name.isEmpty()).map(ProjectName::new),
                Optional.of(environment).filter(name -> !name.isEmpty()).map(EnvironmentName::new),
                Instant.EPOCH.plusSeconds(after),
                "hanna",
                "left"));
        assertThat(reaches())
                .extracting(Reach::developer, reach -> reach.hindrance()
                        .map(Enum::name)
                        .orElseGet(() -> reach.rights().name()))
                .containsExactly(tuple("daan", "ALL"), tuple("dora", outcome));
    }

    private static Permit permit(long agreement, Rights rights, Instant until, Optional<Instant> ended) {
        return new Permit(
                1,
                1,
                "dora",
                new ProjectName("capri"),
                new EnvironmentName("production"),
                agreement,
                rights,
                List.of(IpRange.of("192.0.2.0/24")),
                NOW.minusSeconds(9),
                until,
                false,
                ended);
    }

    private List<Reach> reaches() {
        return reaches(TODAY);
    }

    private List<Reach> reaches(LocalDate day) {
        return Grants.of(new Basis(agreements, permits, revocations, day, NOW), developers::contains, places);
    }

    private List<DeveloperAccount> accounts(String server) {
        return Grants.accounts(reaches().stream()
                .filter(reach ->
                        reach.server().filter(new ServerName(server)::equals).isPresent())
                .toList());
    }

    private void agreed(String developer, String project) {
        agreements.add(agreement(
                developer, Optional.empty(), Optional.of(new ProjectName(project)), TODAY.minusDays(1), TODAY));
    }

    private void place(String project, String environment, String server, String... databases) {
        var where = policy.environment(new EnvironmentName(environment));
        places.add(new Place(
                new InstallationId(project + where.suffix()),
                new Project(new ProjectName(project), Optional.of(ZORG), Optional.empty()),
                where,
                Optional.of(new ServerName(server)),
                server,
                List.of(databases),
                Optional.of(new ServerName(server))));
    }

    private static ComesFrom range(String written) {
        return ComesFrom.range(IpRange.of(written));
    }

    private static Agreement agreement(
            String developer,
            Optional<CustomerId> customer,
            Optional<ProjectName> project,
            LocalDate from,
            LocalDate until) {
        return new Agreement(
                1,
                developer,
                customer,
                project,
                from,
                until,
                "mail of C. Klant",
                "mark",
                Instant.EPOCH,
                Optional.empty());
    }

    /** The delivered policy, with texts replaced by those after them. */
    private static Policy policy(String... replaced) {
        try {
            var text = new ClassPathResource("fleet/policy.yaml").getContentAsString(StandardCharsets.UTF_8);
            for (var i = 0; i < replaced.length; i += 2) {
                assertThat(text).contains(replaced[i]);
                text = text.replace(replaced[i], replaced[i + 1]);
            }
            return Policy.read("policy.yaml", text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
