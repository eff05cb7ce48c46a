package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.life.RepositoryDesk.NEW;
import static org.gaas.life.RepositoryDesk.OLD;
import static org.gaas.life.RepositoryDesk.UNSEEN;

import java.nio.file.Path;
import org.gaas.applications.Repository;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Another repository for a project")
class RepositoryRequestsTest {
    @TempDir
    static Path folder;

    private static RepositoryDesk desk;

    @BeforeAll
    static void make() {
        desk = new RepositoryDesk(folder);
    }

    @BeforeEach
    void begin() throws Exception {
        desk.begin();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "capri, https://git.example.org/old.git, REPOSITORY_SAME",
        "capri, https://elsewhere.example.org/new.git, REPO_HOST_NOT_ALLOWLISTED",
        "capri, svn://git.example.org/new, REPO_SCHEME_NOT_ALLOWED",
        "cicero, https://git.example.org/new.git, PROJECT_UNKNOWN"
    })
    @DisplayName("is refused at the door with the rule that it breaks")
    void wrong(String project, String url, String rule) {
        assertThatThrownBy(() -> desk.requests.requirePossible(
                        new RepositoryRequest(new ProjectName(project), new Repository(url), "moved"), "dora"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    @Test
    @DisplayName("is asked for by hosting, and by developers with an agreement; who sees nothing of it is told nothing")
    void who() throws Exception {
        assertThatThrownBy(() -> desk.requests.requirePossible(desk.request(NEW), "fien"))
                .isInstanceOf(Forbidden.class);
        desk.runs("production", OLD, "1.0", "r1");
        desk.requests.requirePossible(desk.request(NEW), "dora");
        UNSEEN.add("capri");
        assertThatThrownBy(() -> desk.requests.requirePossible(desk.request(NEW), "dora"))
                .isInstanceOfSatisfying(
                        Forbidden.class, no -> assertThat(no.rule()).isEqualTo("AGREEMENT_REQUIRED"));
        UNSEEN.add("capri-test");
        assertThatThrownBy(() -> desk.requests.requirePossible(desk.request(NEW), "dora"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("PROJECT_UNKNOWN"));
        desk.requests.requirePossible(desk.request(NEW), "hanna");
    }
}
