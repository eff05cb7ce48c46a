package org.gaas.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gaas.TestDatabase;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Names of databases")
class DatabaseNamesTest {
    private static final InstallationId CAPRI = new InstallationId("capri");
    private static final InstallationId OTHER = new InstallationId("capri-gems");

    private final TestDatabase database = new TestDatabase();
    private final DatabaseNames names = new DatabaseNames(database.jdbc(), database.transactions());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("belong to one installation, however often it takes them")
    void taken() {
        var data = DatabaseName.of(CAPRI, "gems_data");
        names.take(CAPRI, List.of(data));
        names.take(CAPRI, List.of(data));
        assertThat(DatabaseName.of(OTHER, "data")).isEqualTo(data);
        assertThatThrownBy(() -> names.take(OTHER, List.of(data)))
                .isInstanceOf(DatabaseTaken.class)
                .hasMessageContaining("belongs to capri");
        assertThat(names.of(OTHER)).isEmpty();
    }

    @Test
    @DisplayName("are free again once they were given back")
    void released() {
        var data = DatabaseName.of(CAPRI, "gems_data");
        names.take(CAPRI, List.of(data));
        names.release(CAPRI);
        names.take(OTHER, List.of(data));
        assertThat(names.of(OTHER)).containsExactly(data);
    }

    @Test
    @DisplayName("are known also when the step that took them failed: its databases may be there")
    void stepFailed() {
        var data = DatabaseName.of(CAPRI, "gems_data");
        database.inTransaction().executeWithoutResult(step -> {
            names.take(CAPRI, List.of(data));
            step.setRollbackOnly();
        });
        assertThat(names.of(CAPRI)).containsExactly(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a`; DROP DATABASE b; --", "% ", "Gems", "9a", "a-b", "a\nb"})
    @DisplayName("hold nothing that SQL could mistake for something else")
    void invalid(String name) {
        assertThatThrownBy(() -> new DatabaseName(name))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("DB_NAME_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "% ", "10.0.0.%", "", "host'name"})
    @DisplayName("are opened to one host only, never to a pattern")
    void tooWide(String host) {
        assertThatThrownBy(() -> new Account("capri", host))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("GRANT_HOST_TOO_WIDE"));
    }

    @Test
    @DisplayName("are escaped in grants, where an underscore would stand for any letter")
    void escaped() {
        assertThat(new DatabaseName("gems_a1").escaped()).isEqualTo("`gems\\_a1`");
    }
}
