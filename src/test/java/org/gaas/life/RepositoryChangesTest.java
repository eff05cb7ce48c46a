package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.installations.UsedRepository;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.production.Ways;
import org.gaas.releases.Comparisons;
import org.gaas.releases.FakeSource;
import org.gaas.releases.Releases;
import org.gaas.releases.TwoRepositories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Where the releases of a project come from")
class RepositoryChangesTest {
    private static final ProjectName CAPRI = new ProjectName("capri");
    private static final Repository OLD = new Repository("https://git.example.org/old.git");
    private static final Repository NEW = new Repository("https://git.example.org/new.git");
    private static final Repository FORK = new Repository("https://git.example.org/fork.git");
    private static final Map<String, String> FILES = Map.of("a", "one");
    private static final AtomicReference<TwoRepositories> SOURCES = new AtomicReference<>();
    private static final Set<String> UNSEEN = new HashSet<>();
    /** How often the steps that end it are done: twice, as after a death before the commit. */
    private static final int TIMES = 2;

    @TempDir
    static Path folder;

    private static TestEngine engine;
    private static Ways ways;
    private Installations installations;
    private Projects projects;
    private RepositoryChanges changes;

    static class Beans extends InstallationBeans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    ProjectName.PROJECT,
                    Repository.REPOSITORY,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER);
        }

        @Bean
        Hidden hidden() {
            return user -> user.equals("dora") ? UNSEEN : Set.of();
        }

        @Bean
        Releases releases(JdbcClient database, Clock clock) {
            SOURCES.set(new TwoRepositories());
            return SOURCES.get().releases(database, folder, clock);
        }

        @Bean
        Comparisons comparisons(Releases releases) {
            return TwoRepositories.comparisons(releases);
        }

        @Bean
        Step validateRepository(RepositoryChanges changes, Installations installations) {
            return execution -> {
                RepositoryChange change = null;
                for (var i = 0; i < TIMES; i++)
                    change = changes.accept(
                            RepositoryRequest.from(execution.getVariables()),
                            OnboardingVars.REQUESTER.in(execution),
                            execution.getProcessInstanceId());
                LifeVars.REPOSITORY_CHANGE.set(execution, change.number());
                execution.setProcessBusinessKey(
                        installations.numbered(change.installation()).id().value());
            };
        }

        @Bean
        LongStep compareRepositories(RepositoryChanges changes) {
            return new LongStep() {
                @Override
                public void begin(LongTask task) {
                    for (var i = 0; i < TIMES; i++)
                        changes.beginComparison(task.operation(), task.get(LifeVars.REPOSITORY_CHANGE));
                }

                @Override
                public Progress poll(LongTask task) throws Refusal {
                    return changes.pollComparison(task.operation());
                }
            };
        }

        @Bean
        Step changeRepository(RepositoryChanges changes) {
            return execution -> {
                for (var i = 0; i < TIMES; i++) changes.change(LifeVars.REPOSITORY_CHANGE.in(execution));
            };
        }

        @Bean
        Step keepRepository(RepositoryChanges changes) {
            return execution -> {
                for (var i = 0; i < TIMES; i++)
                    LifeVars.REPOSITORY_CHANGE.find(execution).ifPresent(changes::keep);
            };
        }
    }

    @BeforeAll
    static void make() {
        engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                new HashMap<>(),
                Beans.class,
                LifeVars.class,
                RepositoryChanges.class,
                RepositoryChangeRows.class,
                RepositoryPlan.class,
                People.class);
        engine.deploy(
                "/processes/life/change-repository.bpmn",
                "/forms/life/request-repository.form",
                "/forms/life/approve-repository.form",
                "/forms/life/confirm-repository.form");
        engine.serveLongSteps();
        ways = new Ways(engine);
        for (var person : Map.of(
                        "hanna", Role.HOSTING, "hugo", Role.HOSTING, "dora", Role.DEVELOPERS, "fien", Role.FINANCE)
                .entrySet()) {
            var identities = engine.identity();
            var group = person.getValue().group();
            if (identities.createGroupQuery().groupId(group).count() == 0)
                identities.saveGroup(identities.newGroup(group));
            identities.saveUser(identities.newUser(person.getKey()));
            identities.createMembership(person.getKey(), group);
        }
    }

    @BeforeEach
    void aTrial() throws Exception {
        engine.clear();
        UNSEEN.clear();
        installations = engine.get(Installations.class);
        projects = engine.get(Projects.class);
        changes = engine.get(RepositoryChanges.class);
        var database = engine.get(JdbcClient.class);
        for (var table : List.of(
                "life_repository_tag",
                "life_repository_change",
                "release_tag",
                "release_artefact",
                "installation",
                "project",
                "customer")) database.sql("delete from " + table).update();
        for (var url : List.of(OLD, NEW)) SOURCES.get().gone(url);
        runs("test", OLD, "1.0", old().tagged("1.0", "r1", FILES).value());
        TwoRepositories.deployed(engine.get(Releases.class), OLD, "1.0");
        other().tagged("1.0", FILES);
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("is changed at once where only trials are and what runs is there too; the way it came is kept")
    void alike() throws Exception {
        var process = start("dora");
        ways.end(process, "EndEvent_RepositoryChanged");
        assertThat(projects.find(CAPRI).orElseThrow().repository()).contains(NEW);
        assertThat(history()).containsExactly("old.git until, asked by nobody", "new.git in use, asked by dora");
        var trial = installations.get(new InstallationId("capri-test"));
        assertThat(trial.repository()).as("where it came from").contains(OLD);
        assertThat(projects.repositories().next(trial))
                .as("where the next comes from")
                .contains(NEW);
        assertThat(projects.repositories().inPlaceOf(CAPRI, OLD)).isEqualTo(NEW);
        assertThatThrownBy(() -> projects.repositories().requireNotLeft(CAPRI, OLD))
                .isInstanceOfSatisfying(InvalidInput.class, no -> {
                    assertThat(no.rule()).isEqualTo("REPOSITORY_LEFT");
                    assertThat(no.suggestions()).containsExactly(NEW.value());
                });
        projects.repositories().requireNotLeft(CAPRI, NEW);
        projects.repositories().requireNotLeft(CAPRI, FORK);
        assertThat(changes.running(CAPRI)).isEmpty();
    }

    @Test
    @DisplayName("may become what it was once; tags are held against all that it had")
    void andBack() throws Exception {
        ways.end(start("dora"), "EndEvent_RepositoryChanged");
        ways.end(start("dora", OLD), "EndEvent_RepositoryChanged");
        assertThat(history())
                .containsExactly(
                        "old.git until, asked by nobody",
                        "new.git until, asked by dora",
                        "old.git in use, asked by dora");
        projects.repositories().requireNotLeft(CAPRI, OLD);
        assertThat(projects.repositories().others(CAPRI, OLD)).containsExactly(NEW);
        assertThat(projects.repositories().others(CAPRI, FORK)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"approve, EndEvent_RepositoryChanged", "refuse, EndEvent_RepositoryKept"})
    @DisplayName("that differs is told to the one who asked, who decides")
    void differs(String answer, String end) throws Exception {
        other().tagged("1.0", Map.of("a", "other"));
        var process = start("dora");
        ways.waitFor("Task_ConfirmRepository");
        assertThat(shown("repositoryText")).contains("(r1): other files");
        ways.answer("Task_ConfirmRepository", "dora", "developers", Map.of("repositoryDecision", answer));
        ways.end(process, end);
        assertThat(history()).hasSize(answer.equals("approve") ? 2 : 1);
        assertThat(changes.running(CAPRI)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"approve, EndEvent_RepositoryChanged", "refuse, EndEvent_RepositoryKept"})
    @DisplayName("of a production is decided by hosting, which signs what was found")
    void production(String answer, String end) throws Exception {
        runs("production", OLD, "1.1", "r2");
        runs("acceptance", FORK, "1.2", "r3");
        var process = start("hanna");
        ways.waitFor("Task_ApproveRepository");
        assertThat(shown("planShown"))
                .contains("old.git", "new.git", "1.0 (r1): another commit with the same files", "1.1 (r2): no such tag")
                .doesNotContain("1.2");
        assertThat(changes.of(process).orElseThrow().words()).hasSize(2);
        approve("hugo", answer);
        ways.end(process, end);
        if (answer.equals("refuse")) return;
        assertThat(projects.repositories().of(CAPRI).get(1).approver()).contains("hugo");
        assertThat(projects.repositories().next(installations.get(new InstallationId("capri-acc"))))
                .as("a fork stays")
                .contains(FORK);
    }

    @Test
    @DisplayName("is compared and decided again when another release came meanwhile")
    void outdated() throws Exception {
        var production = runs("production", OLD, "1.0", "r1");
        var process = start("dora");
        ways.waitFor("Task_ApproveRepository");
        installations.recordRelease(production.id(), OLD, Optional.of(new Tag("1.1")), new Commit("r2"));
        approve("hugo", "approve");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return changes.of(process).orElseThrow().compared().size() == 2;
        });
        ways.waitFor("Task_ApproveRepository");
        assertThat(shown("planShown")).contains("1.1 (r2): no such tag");
        assertThat(history()).hasSize(1);
        approve("hugo", "approve");
        ways.end(process, "EndEvent_RepositoryChanged");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"production, PRODUCTION_CAME", "gone, NOTHING_INSTALLED"})
    @DisplayName("stays when the project has become something else before anybody decided")
    void notPossible(String what, String rule) throws Exception {
        other().tagged("1.0", Map.of("a", "other"));
        var process = start("dora");
        ways.waitFor("Task_ConfirmRepository");
        if (what.equals("gone")) installations.markRemoved(new InstallationId("capri-test"));
        else runs("production", OLD, "1.0", "r1");
        ways.answer("Task_ConfirmRepository", "dora", "developers", Map.of("repositoryDecision", "approve"));
        ways.end(process, "EndEvent_RepositoryKept");
        assertThat(engine.history()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(process)
                        .variableName("refusal")
                        .singleResult()
                        .getValue()
                        .toString())
                .contains(rule);
        assertThat(history()).hasSize(1);
    }

    @Test
    @DisplayName("is refused where it can't be read, and may be asked for again")
    void unreadable() throws Exception {
        SOURCES.get().gone(NEW);
        ways.end(start("dora"), "EndEvent_ChangeRefused");
        assertThat(changes.running(CAPRI)).isEmpty();
        other().refuse("REPO_HOST_NOT_ALLOWLISTED");
        ways.end(start("dora"), "EndEvent_ChangeRefused");
        assertThat(history()).hasSize(1);
    }

    @Test
    @DisplayName("is taken back while it is decided")
    void takenBack() throws Exception {
        runs("production", OLD, "1.0", "r1");
        var process = start("dora");
        ways.waitFor("Task_ApproveRepository");
        assertThatThrownBy(() -> changes.requirePossible(request(NEW), "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("BUSY"));
        engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        ways.end(process, "EndEvent_ChangeTakenBack");
        changes.requirePossible(request(NEW), "hanna");
        assertThat(history()).hasSize(1);
    }

    @Test
    @DisplayName("is refused by the process with the same words as at the door")
    void refusedInside() throws Exception {
        ways.end(start("dora", OLD), "EndEvent_ChangeRefused");
        ways.end(start("fien"), "EndEvent_ChangeRefused");
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
        assertThatThrownBy(() -> changes.requirePossible(
                        new RepositoryRequest(new ProjectName(project), new Repository(url), "moved"), "dora"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    @Test
    @DisplayName("is asked for by hosting, and by developers with an agreement; who sees nothing of it is told nothing")
    void who() throws Exception {
        assertThatThrownBy(() -> changes.requirePossible(request(NEW), "fien")).isInstanceOf(Forbidden.class);
        runs("production", OLD, "1.0", "r1");
        changes.requirePossible(request(NEW), "dora");
        UNSEEN.add("capri");
        assertThatThrownBy(() -> changes.requirePossible(request(NEW), "dora"))
                .isInstanceOfSatisfying(
                        Forbidden.class, no -> assertThat(no.rule()).isEqualTo("AGREEMENT_REQUIRED"));
        UNSEEN.add("capri-test");
        assertThatThrownBy(() -> changes.requirePossible(request(NEW), "dora"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("PROJECT_UNKNOWN"));
        changes.requirePossible(request(NEW), "hanna");
    }

    private static FakeSource old() {
        return SOURCES.get().at(OLD);
    }

    private static FakeSource other() {
        return SOURCES.get().at(NEW);
    }

    private static RepositoryRequest request(Repository url) {
        return new RepositoryRequest(CAPRI, url, "moved to our own");
    }

    private static String start(String person) {
        return start(person, NEW);
    }

    private static String start(String person, Repository url) {
        var begun = new ArrayList<String>();
        engine.as(
                person,
                new String[] {"developers"},
                () -> begun.add(engine.get(EngineDoor.class)
                        .start("change-repository", "capri", request(url).asVariables())));
        engine.runJobs();
        return begun.get(0);
    }

    private static void approve(String person, String word) {
        var answers = new HashMap<String, Object>(Map.of("repositoryDecision", word));
        if (word.equals("approve")) answers.put("plan", shown("plan"));
        ways.answer("Task_ApproveRepository", person, "hosting", answers);
    }

    private static String shown(String variable) {
        var task = engine.tasks().createTaskQuery().singleResult();
        return engine.forms().getTaskFormVariables(task.getId()).get(variable).toString();
    }

    private List<String> history() {
        return projects.repositories().of(CAPRI).stream()
                .map(RepositoryChangesTest::words)
                .toList();
    }

    private static String words(UsedRepository one) {
        return one.repository().value().replaceFirst(".*/", "")
                + one.until().map(at -> " until").orElse(" in use") + ", asked by "
                + one.requester().orElse("nobody");
    }

    private Installation runs(String environment, Repository from, String tag, String commit) throws Exception {
        var one = installations.request(new InstallationRequest(
                CAPRI,
                new EnvironmentName(environment),
                Optional.empty(),
                Optional.of(new CustomerName("Zorg BV")),
                Optional.empty(),
                Optional.of(from),
                Optional.empty(),
                "dora",
                environment));
        installations.recordRelease(one.id(), from, Optional.of(new Tag(tag)), new Commit(commit));
        installations.markInstalled(one.id());
        return one;
    }
}
