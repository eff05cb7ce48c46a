package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.gaas.life.RepositoryDesk.CAPRI;
import static org.gaas.life.RepositoryDesk.FORK;
import static org.gaas.life.RepositoryDesk.NEW;
import static org.gaas.life.RepositoryDesk.OLD;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.applications.Tag;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Where the releases of a project come from")
class RepositoryChangesTest {
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

    @Test
    @DisplayName("is changed at once where only trials are and what runs is there too; the way it came is kept")
    void alike() throws Exception {
        var process = desk.start("dora");
        desk.ways.end(process, "EndEvent_RepositoryChanged");
        assertThat(desk.projects.find(CAPRI).orElseThrow().repository()).contains(NEW);
        assertThat(desk.history()).containsExactly("old.git until, asked by nobody", "new.git in use, asked by dora");
        var trial = desk.installations.get(new InstallationId("capri-test"));
        assertThat(trial.repository()).as("where it came from").contains(OLD);
        assertThat(desk.projects.repositories().next(trial))
                .as("where the next comes from")
                .contains(NEW);
        assertThat(desk.projects.repositories().inPlaceOf(CAPRI, OLD)).isEqualTo(NEW);
        assertThatThrownBy(() -> desk.projects.repositories().requireNotLeft(CAPRI, OLD))
                .isInstanceOfSatisfying(InvalidInput.class, no -> {
                    assertThat(no.rule()).isEqualTo("REPOSITORY_LEFT");
                    assertThat(no.suggestions()).containsExactly(NEW.value());
                });
        desk.projects.repositories().requireNotLeft(CAPRI, NEW);
        desk.projects.repositories().requireNotLeft(CAPRI, FORK);
        assertThat(desk.changes.running(CAPRI)).isEmpty();
    }

    @Test
    @DisplayName("may become what it was once; tags are held against all that it had")
    void andBack() throws Exception {
        desk.ways.end(desk.start("dora"), "EndEvent_RepositoryChanged");
        desk.ways.end(desk.start("dora", OLD), "EndEvent_RepositoryChanged");
        assertThat(desk.history())
                .containsExactly(
                        "old.git until, asked by nobody",
                        "new.git until, asked by dora",
                        "old.git in use, asked by dora");
        desk.projects.repositories().requireNotLeft(CAPRI, OLD);
        assertThat(desk.projects.repositories().others(CAPRI, OLD)).containsExactly(NEW);
        assertThat(desk.projects.repositories().others(CAPRI, FORK)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"approve, EndEvent_RepositoryChanged", "refuse, EndEvent_RepositoryKept"})
    @DisplayName("that differs is told to the one who asked, who decides")
    void differs(String answer, String end) throws Exception {
        desk.other().tagged("1.0", Map.of("a", "other"));
        var process = desk.start("dora");
        desk.ways.waitFor("Task_ConfirmRepository");
        assertThat(desk.shown("repositoryText")).contains("(r1): other files");
        desk.ways.answer("Task_ConfirmRepository", "dora", "developers", Map.of("repositoryDecision", answer));
        desk.ways.end(process, end);
        assertThat(desk.history()).hasSize(answer.equals("approve") ? 2 : 1);
        assertThat(desk.changes.running(CAPRI)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"approve, EndEvent_RepositoryChanged", "refuse, EndEvent_RepositoryKept"})
    @DisplayName("of a production is decided by hosting, which signs what was found")
    void production(String answer, String end) throws Exception {
        desk.runs("production", OLD, "1.1", "r2");
        desk.runs("acceptance", FORK, "1.2", "r3");
        var process = desk.start("hanna");
        desk.ways.waitFor("Task_ApproveRepository");
        assertThat(desk.shown("planShown"))
                .contains("old.git", "new.git", "1.0 (r1): another commit with the same files", "1.1 (r2): no such tag")
                .doesNotContain("1.2");
        assertThat(desk.changes.of(process).orElseThrow().words()).hasSize(2);
        desk.approve("hugo", answer);
        desk.ways.end(process, end);
        if (answer.equals("refuse")) return;
        assertThat(desk.projects.repositories().of(CAPRI).get(1).approver()).contains("hugo");
        assertThat(desk.projects.repositories().next(desk.installations.get(new InstallationId("capri-acc"))))
                .as("a fork stays")
                .contains(FORK);
    }

    @Test
    @DisplayName("is compared and decided again when another release came meanwhile")
    void outdated() throws Exception {
        var production = desk.runs("production", OLD, "1.0", "r1");
        var process = desk.start("dora");
        desk.ways.waitFor("Task_ApproveRepository");
        desk.installations.recordRelease(production.id(), OLD, Optional.of(new Tag("1.1")), new Commit("r2"));
        desk.approve("hugo", "approve");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            desk.engine.runJobs();
            return desk.changes.of(process).orElseThrow().compared().size() == 2;
        });
        desk.ways.waitFor("Task_ApproveRepository");
        assertThat(desk.shown("planShown")).contains("1.1 (r2): no such tag");
        assertThat(desk.history()).hasSize(1);
        desk.approve("hugo", "approve");
        desk.ways.end(process, "EndEvent_RepositoryChanged");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"production, PRODUCTION_CAME", "gone, NOTHING_INSTALLED"})
    @DisplayName("stays when the project has become something else before anybody decided")
    void notPossible(String what, String rule) throws Exception {
        desk.other().tagged("1.0", Map.of("a", "other"));
        var process = desk.start("dora");
        desk.ways.waitFor("Task_ConfirmRepository");
        if (what.equals("gone")) desk.installations.markRemoved(new InstallationId("capri-test"));
        else desk.runs("production", OLD, "1.0", "r1");
        desk.ways.answer("Task_ConfirmRepository", "dora", "developers", Map.of("repositoryDecision", "approve"));
        desk.ways.end(process, "EndEvent_RepositoryKept");
        assertThat(desk.engine
                        .history()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(process)
                        .variableName("refusal")
                        .singleResult()
                        .getValue()
                        .toString())
                .contains(rule);
        assertThat(desk.history()).hasSize(1);
    }

    @Test
    @DisplayName("is refused where it can't be read, and may be asked for again")
    void unreadable() throws Exception {
        desk.gone(NEW);
        desk.ways.end(desk.start("dora"), "EndEvent_ChangeRefused");
        assertThat(desk.changes.running(CAPRI)).isEmpty();
        desk.other().refuse("REPO_HOST_NOT_ALLOWLISTED");
        desk.ways.end(desk.start("dora"), "EndEvent_ChangeRefused");
        assertThat(desk.history()).hasSize(1);
    }

    @Test
    @DisplayName("is taken back while it is decided")
    void takenBack() throws Exception {
        desk.runs("production", OLD, "1.0", "r1");
        var process = desk.start("dora");
        desk.ways.waitFor("Task_ApproveRepository");
        assertThatThrownBy(() -> desk.requests.requirePossible(desk.request(NEW), "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("BUSY"));
        desk.engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        desk.ways.end(process, "EndEvent_ChangeTakenBack");
        desk.requests.requirePossible(desk.request(NEW), "hanna");
        assertThat(desk.history()).hasSize(1);
    }

    @Test
    @DisplayName("is refused by the process with the same words as at the door")
    void refusedInside() throws Exception {
        desk.ways.end(desk.start("dora", OLD), "EndEvent_ChangeRefused");
        desk.ways.end(desk.start("fien"), "EndEvent_ChangeRefused");
    }
}
