package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Who comes to a server by ssh key")
class KeysTest {
    private static final ServerName PROD1 = new ServerName("prod1");
    private static final AccessDesk desk = new AccessDesk();

    static {
        for (var id : List.of("capri", "capri-test", "cicero", "cicero-test"))
            desk.get(Installations.class).place(new InstallationId(id), Part.WEB, PROD1);
    }

    @BeforeEach
    void key() {
        desk.get(DeveloperKeys.class).add(null, "doras", "dora");
    }

    @AfterEach
    void tidy() {
        desk.tidy();
        desk.get(JdbcClient.class).sql("delete from access_key").update();
        desk.get(JdbcClient.class).sql("delete from access_keys_brought").update();
        desk.servers.brought.clear();
        desk.servers.differs = "";
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("sees what an agreement covers and the policy opens: trials, and nothing of production")
    void agreed() {
        desk.agreed("dora", "capri", 50);
        desk.agreed("daan", "cicero", 50);
        assertThat(broughtNow()).containsExactly("by key: dora sees capri-test by doras");
        assertThat(keys().last.get("dora").until())
                .isEqualTo(desk.get(Agreements.class)
                        .today()
                        .plusDays(51)
                        .atStartOfDay(ZoneId.of("Europe/Amsterdam"))
                        .toInstant());
        assertThat(keys().kept).as("days for which it is kept who came").isEqualTo(1827);
        assertThat(desk.get(Access.class).files())
                .filteredOn(reach -> reach.installation().value().equals("capri"))
                .singleElement()
                .satisfies(reach -> assertThat(reach.hindrance()).contains(Hindrance.NOT_BY_POLICY));
        assertThat(broughtNow()).as("nothing is to be done twice").isEmpty();
    }

    @Test
    @DisplayName("does so no more when the agreement ends, by itself too, and when access is taken back")
    void ends() {
        var agreement = desk.agreed("dora", "capri", 50);
        assertThat(broughtNow()).hasSize(1);
        desk.get(Agreements.class).end(agreement.number(), "left", "mark");
        assertThat(broughtNow()).containsExactly("by key: ");

        desk.agreed("dora", "capri", 1);
        assertThat(broughtNow()).hasSize(1);
        desk.forward(Duration.ofDays(2));
        assertThat(broughtNow()).containsExactly("by key: ");

        desk.agreed("dora", "capri", 50);
        assertThat(broughtNow()).hasSize(1);
        desk.servers.brought.clear();
        desk.takeBack("hanna", "dora");
        assertThat(brought()).as("at once").containsExactly("by key: ");
    }

    @Test
    @DisplayName("comes by the keys that are registered, and by none that was removed")
    void several() {
        desk.agreed("dora", "capri", 50);
        var second = desk.get(DeveloperKeys.class).add("dora", "laptops", "hanna");
        assertThat(broughtNow()).containsExactly("by key: dora sees capri-test by doras laptops");
        desk.get(DeveloperKeys.class).remove(second.number(), "hanna");
        assertThat(broughtNow()).containsExactly("by key: dora sees capri-test by doras");
        desk.get(DeveloperKeys.class)
                .remove(desk.get(DeveloperKeys.class).of("dora").get(0).number(), "dora");
        assertThat(broughtNow()).containsExactly("by key: ");
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "daan,  dora, ROLE_REQUIRED",
        "mark,  dora, ROLE_REQUIRED",
        "hanna, '',   ROLE_REQUIRED",
        "hanna, mark, DEVELOPER_UNKNOWN",
        "hanna, nobody, DEVELOPER_UNKNOWN"
    })
    @DisplayName("is registered by who comes, or by hosting, and nobody else")
    void notOthers(String by, String developer, String rule) {
        assertThatThrownBy(() -> desk.get(DeveloperKeys.class).add(developer, "new", by))
                .satisfies(no -> assertThat(
                                no instanceof Forbidden forbidden ? forbidden.rule() : ((InvalidInput) no).rule())
                        .isEqualTo(rule));
        assertThat(desk.get(DeveloperKeys.class).all()).hasSize(1);
    }

    @Test
    @DisplayName("has keys of their own, a few, and removes nobody else's")
    void own() {
        var all = desk.get(DeveloperKeys.class);
        assertRefused("KEY_OF_OTHERS", () -> all.add(null, "doras", "daan"));
        assertRefused("KEY_KNOWN", () -> all.add(null, "doras", "dora"));
        assertRefused("KEY_UNKNOWN", () -> all.remove(all.of("dora").get(0).number(), "daan"));
        for (var n = 1; n < DeveloperKeys.MOST; n++) all.add(null, "key" + n, "dora");
        assertRefused("KEYS_TOO_MANY", () -> all.add(null, "another", "dora"));
    }

    @Test
    @DisplayName("and was granted nothing is found once a day, shown, and a task for hosting")
    void found() {
        desk.agreed("dora", "capri", 50);
        broughtNow();
        desk.servers.differs = "keys of d_dora that nobody granted: x";
        desk.forward(Duration.ofDays(1));
        desk.get(AccountsInPlace.class).bringDue();
        assertThat(desk.get(Comparison.class).open())
                .extracting(Comparison.Open::finding)
                .containsExactly(
                        new Finding(PROD1, "developers who come by ssh key", "keys of d_dora that nobody granted: x"));
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
        desk.servers.differs = "";
        desk.forward(Duration.ofDays(1));
        desk.get(AccountsInPlace.class).bringDue();
        assertThat(desk.get(Comparison.class).open()).isEmpty();
    }

    @Test
    @DisplayName("and was granted nothing is found as soon, however often somebody changes a key")
    void foundThoughChanged() {
        desk.agreed("dora", "capri", 50);
        desk.servers.differs = "keys of d_eve that nobody granted: x";
        for (var time = 0; time < 4; time++) {
            desk.forward(Duration.ofHours(12));
            desk.get(DeveloperKeys.class).add(null, "key" + time, "dora");
            broughtNow();
            desk.forward(Duration.ofHours(1));
            desk.get(AccountsInPlace.class).bringDue();
        }
        assertThat(desk.get(Comparison.class).open()).hasSize(1);
    }

    @Test
    @DisplayName("comes from where all that is seen may be seen from")
    void from() {
        var wide = reach("192.0.2.0/24", "198.51.100.7");
        var narrow = reach("192.0.2.128/25");
        assertThat(FileGrants.from(List.of(reach()))).contains(List.of());
        assertThat(FileGrants.from(List.of(reach(), wide, narrow))).contains(List.of(IpRange.of("192.0.2.128/25")));
        assertThat(FileGrants.from(List.of(narrow, reach("198.51.100.7")))).isEmpty();
    }

    private static FileReach reach(String... from) {
        return new FileReach(
                "dora",
                new InstallationId("capri-test"),
                new ProjectName("capri"),
                new EnvironmentName("test"),
                Optional.of(PROD1),
                List.of(from).stream().map(IpRange::of).toList(),
                new Agreement(
                        1,
                        "dora",
                        Optional.empty(),
                        Optional.of(new ProjectName("capri")),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        "mail",
                        "mark",
                        Instant.EPOCH,
                        Optional.empty()),
                Optional.empty());
    }

    private static void assertRefused(String rule, Runnable what) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
    }

    /** What those servers were brought to where something had changed. */
    private static List<String> broughtNow() {
        desk.servers.brought.clear();
        assertThat(desk.get(AccountsInPlace.class).bringChanged())
                .allMatch(one -> one.trouble().isEmpty());
        return brought();
    }

    private static List<String> brought() {
        return desk.servers.brought.stream()
                .filter(wish -> wish.startsWith("by key"))
                .toList();
    }

    private static FakeKeys keys() {
        return desk.get(FakeKeys.class);
    }
}
