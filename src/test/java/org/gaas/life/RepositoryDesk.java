package org.gaas.life;

import java.nio.file.Path;
import java.time.Clock;
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
import org.gaas.engine.Hidden;
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
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk in memory with one project that has two repositories to choose from, and a trial of its first release. */
final class RepositoryDesk implements AutoCloseable {
    static final ProjectName CAPRI = new ProjectName("capri");
    static final Repository OLD = new Repository("https://git.example.org/old.git");
    static final Repository NEW = new Repository("https://git.example.org/new.git");
    static final Repository FORK = new Repository("https://git.example.org/fork.git");
    /** What dora does not see. */
    static final Set<String> UNSEEN = new HashSet<>();

    private static final Map<String, String> FILES = Map.of("a", "one");
    private static final AtomicReference<TwoRepositories> SOURCES = new AtomicReference<>();
    private static final AtomicReference<Path> FOLDER = new AtomicReference<>();
    /** How often the steps that end it are done: twice, as after a death before the commit. */
    private static final int TIMES = 2;

    final TestEngine engine;
    final Ways ways;
    final Installations installations;
    final Projects projects;
    final RepositoryChanges changes;
    final RepositoryRequests requests;

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
            return SOURCES.get().releases(database, FOLDER.get(), clock);
        }

        @Bean
        Comparisons comparisons(Releases releases) {
            return TwoRepositories.comparisons(releases);
        }

        @Bean
        Step validateRepository(RepositoryRequests requests, Installations installations) {
            return execution -> {
                RepositoryChange change = null;
                for (var i = 0; i < TIMES; i++)
                    change = requests.accept(
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

    RepositoryDesk(Path folder) {
        FOLDER.set(folder);
        engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                new HashMap<>(),
                Beans.class,
                LifeVars.class,
                RepositoryRequests.class,
                RepositoryChanges.class,
                AtStake.class,
                RepositoryChangeRows.class,
                RepositoryPlan.class,
                People.class);
        installations = engine.get(Installations.class);
        projects = engine.get(Projects.class);
        changes = engine.get(RepositoryChanges.class);
        requests = engine.get(RepositoryRequests.class);
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

    /** Nothing runs, and of the project one trial is there. */
    void begin() throws Exception {
        engine.clear();
        UNSEEN.clear();
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

    @Override
    public void close() {
        engine.clear();
        engine.close();
    }

    /** It can't be read any more. */
    void gone(Repository repository) {
        SOURCES.get().gone(repository);
    }

    FakeSource old() {
        return SOURCES.get().at(OLD);
    }

    FakeSource other() {
        return SOURCES.get().at(NEW);
    }

    RepositoryRequest request(Repository url) {
        return new RepositoryRequest(CAPRI, url, "moved to our own");
    }

    String start(String person) {
        return start(person, NEW);
    }

    String start(String person, Repository url) {
        var begun = new ArrayList<String>();
        engine.as(
                person,
                new String[] {"developers"},
                () -> begun.add(engine.get(EngineDoor.class)
                        .start("change-repository", "capri", request(url).asVariables())));
        engine.runJobs();
        return begun.get(0);
    }

    void approve(String person, String word) {
        var answers = new HashMap<String, Object>(Map.of("repositoryDecision", word));
        if (word.equals("approve")) answers.put("plan", shown("plan"));
        ways.answer("Task_ApproveRepository", person, "hosting", answers);
    }

    String shown(String variable) {
        var task = engine.tasks().createTaskQuery().singleResult();
        return engine.forms().getTaskFormVariables(task.getId()).get(variable).toString();
    }

    List<String> history() {
        return projects.repositories().of(CAPRI).stream()
                .map(RepositoryDesk::words)
                .toList();
    }

    private static String words(UsedRepository one) {
        return one.repository().value().replaceFirst(".*/", "")
                + one.until().map(at -> " until").orElse(" in use") + ", asked by "
                + one.requester().orElse("nobody");
    }

    Installation runs(String environment, Repository from, String tag, String commit) throws Exception {
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
