package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.core.io.ClassPathResource;

@DisplayName("What a developer sees of files")
class FileGrantsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Agreement> agreements = new ArrayList<>();
    private final List<Revocation> revocations = new ArrayList<>();
    private Set<String> developers = Set.of("dora");
    private Policy policy = policy();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"production, NOT_BY_POLICY", "acceptance, NO_RANGES", "demo, sees", "test, sees"})
    @DisplayName("is trials by the delivered policy, acceptance from named addresses, and nothing of production")
    void delivered(String environment, String outcome) {
        agreed("capri", TODAY, TODAY);
        assertThat(outcome("capri", environment)).isEqualTo(outcome);
    }

    @Test
    @DisplayName("is acceptance where the policy names addresses, from there and nowhere else")
    void acceptance() {
        policy = policy(
                "{rights: write, restricted: true, from: []}",
                "{rights: write, restricted: true, from: [192.0.2.0/24]}");
        agreed("capri", TODAY, TODAY);
        assertThat(outcome("capri", "acceptance")).isEqualTo("sees");
        assertThat(reach("capri", "acceptance", true).orElseThrow().from()).containsExactly(IpRange.of("192.0.2.0/24"));
    }

    @Test
    @DisplayName("is nothing where the policy says none")
    void none() {
        policy = policy(
                "{rights: all, restricted: false}\n    files: read",
                "{rights: all, restricted: false}\n    files: none");
        agreed("capri", TODAY, TODAY);
        assertThat(outcome("capri", "test")).isEqualTo("NOT_BY_POLICY");
        policy = policy("{rights: all, restricted: false}\n    files: read", "{rights: all, restricted: false}");
        assertThat(outcome("capri", "test")).as("where it says nothing").isEqualTo("NOT_BY_POLICY");
    }

    @ParameterizedTest(name = "from {0} days on until {1}: {2}")
    @CsvSource({"-10, -1, ''", "1, 10, ''", "-10, 0, sees", "0, 10, sees"})
    @DisplayName("is nothing by an agreement that ended yesterday, or begins tomorrow")
    void days(int from, int until, String outcome) {
        agreed("capri", TODAY.plusDays(from), TODAY.plusDays(until));
        assertThat(outcome("capri", "test")).isEqualTo(outcome);
    }

    @Test
    @DisplayName("is nothing of another project, of a role that was withdrawn, or that was taken back since")
    void nothing() {
        agreed("capri", TODAY, TODAY);
        assertThat(outcome("cicero", "test")).isEmpty();
        revocations.add(new Revocation(
                1, "dora", Optional.empty(), Optional.empty(), Instant.EPOCH.plusSeconds(1), "hanna", "left"));
        assertThat(outcome("capri", "test")).isEqualTo("TAKEN_BACK");
        developers = Set.of("daan");
        assertThat(outcome("capri", "test")).isEqualTo("NO_DEVELOPER");
    }

    @Test
    @DisplayName("is nothing before there are files")
    void early() {
        agreed("capri", TODAY, TODAY);
        assertThat(reach("capri", "test", false).orElseThrow().hindrance()).contains(Hindrance.NO_FILES);
    }

    private String outcome(String project, String environment) {
        return reach(project, environment, true)
                .map(reach -> reach.hindrance().map(Enum::name).orElse("sees"))
                .orElse("");
    }

    private Optional<FileReach> reach(String project, String environment, boolean placed) {
        var where = policy.environment(new EnvironmentName(environment));
        var place = new Place(
                new InstallationId(project + where.suffix()),
                new Project(new ProjectName(project), Optional.of(new CustomerId("zorg")), Optional.empty()),
                where,
                Optional.empty(),
                "",
                List.of(),
                Optional.of(new ServerName("srv1")).filter(there -> placed));
        return FileGrants.of(
                        new Basis(agreements, List.of(), revocations, TODAY, NOW), developers::contains, List.of(place))
                .stream()
                .findFirst();
    }

    private void agreed(String project, LocalDate from, LocalDate until) {
        agreements.add(new Agreement(
                1,
                "dora",
                Optional.empty(),
                Optional.of(new ProjectName(project)),
                from,
                until,
                "mail of C. Klant",
                "mark",
                Instant.EPOCH,
                Optional.empty()));
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
