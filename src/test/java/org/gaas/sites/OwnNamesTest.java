package org.gaas.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.TestDatabase;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Names of their own")
class OwnNamesTest {
    private final TestDatabase database = new TestDatabase();
    private final OwnNames names = new OwnNames(database.jdbc(), () -> Set.of("sites.house.example"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("of which some only lead on are all its own, and lead to one that it answers under")
    void leadingOn() {
        var capri = installation(1, "capri");
        names.give(capri, List.of("new.example"), Map.of("old.example", "new.example"));
        assertThat(names.of(capri)).containsExactly("new.example", "old.example");
        assertThat(names.leadingOn(capri)).containsExactly(Map.entry("old.example", "new.example"));
        assertThatThrownBy(() -> names.give(capri, List.of("new.example"), Map.of("old.example", "gone.example")))
                .hasMessageContaining("gone.example");
        names.give(capri, List.of("new.example"));
        assertThat(names.leadingOn(capri)).isEmpty();
    }

    @Test
    @DisplayName("are kept in their order, and replaced as a whole")
    void kept() {
        var capri = installation(1, "capri");
        assertThat(names.of(capri)).isEmpty();
        names.give(capri, List.of("www.capri.example", "capri.example"));
        assertThat(names.of(capri)).containsExactly("www.capri.example", "capri.example");
        names.give(capri, List.of("capri.example"));
        assertThat(names.of(capri)).containsExactly("capri.example");
    }

    @Test
    @DisplayName("are one installation's, until that is gone")
    void taken() {
        var capri = installation(1, "capri");
        var other = installation(2, "other");
        names.give(capri, List.of("capri.example"));
        assertThatThrownBy(() -> names.give(other, List.of("capri.example")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("another installation's name");
        database.jdbc()
                .sql("update installation set held = null where number = 1")
                .update();
        names.give(other, List.of("capri.example"));
        assertThat(names.of(other)).containsExactly("capri.example");
    }

    @Test
    @DisplayName("are never the house's own, not for who has them already")
    void house() {
        var capri = installation(1, "capri");
        for (Runnable wish : List.<Runnable>of(
                () -> names.requireFree(List.of("sites.house.example"), Optional.of(capri)),
                () -> names.give(capri, List.of("capri.example", "sites.house.example")),
                () -> names.give(capri, List.of("capri.example"), Map.of("sites.house.example", "capri.example"))))
            assertThatThrownBy(wish::run).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                    .isEqualTo("HOST_OF_HOUSE"));
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(
            strings = {
                "capri",
                "Capri.example",
                "-a.example",
                "a..example",
                "10.1.2.3",
                "a.example/x",
                "a b.c",
                "",
                "é.nl"
            })
    @DisplayName("must be names of hosts")
    void invalid(String host) {
        assertThatThrownBy(() -> names.give(installation(1, "capri"), List.of(host)))
                .isInstanceOf(InvalidInput.class);
    }

    private Installation installation(long number, String id) {
        var known = database.jdbc()
                .sql("select count(*) from installation where number = ?")
                .param(number)
                .query(Long.class)
                .single();
        return new Installation(
                known > 0 ? number : stored(number, id),
                new InstallationId(id),
                new ProjectName(id),
                new EnvironmentName("production"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Installation.State.INSTALLED,
                "hanna",
                Optional.empty(),
                Instant.EPOCH);
    }

    private long stored(long number, String id) {
        database.jdbc()
                .sql("insert into project (name, created) values (?, '2026-01-01 00:00:00')")
                .param(id)
                .update();
        database.jdbc().sql("""
                        insert into installation (number, id, held, project, environment, state, owner, claim, requested)
                        values (?, ?, ?, ?, 'production', 'INSTALLED', 'hanna', 'c', '2026-01-01 00:00:00')""").params(number, id, id, id).update();
        return number;
    }
}
