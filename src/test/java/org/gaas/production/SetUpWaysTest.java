package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.gaas.applications.Commit;
import org.gaas.applications.Tag;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.releases.Builds;
import org.gaas.sites.Sites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** The diagram alone: what its steps do is proven elsewhere, here they only say which way it goes. */
@DisplayName("The ways through setting an installation up")
class SetUpWaysTest {
    private static final Trace TRACE = new Trace();
    private static final List<String> DONE = TRACE.done();
    /** Error codes that steps say once. */
    private static final Set<String> NO = ConcurrentHashMap.newKeySet();

    private static boolean needsBuild;
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);

    private static TestEngine engine() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "prepareHome",
                "createDatabases",
                "writeSettings",
                "switchRelease",
                "loadData",
                "validateRequest",
                "placeInstallation",
                "releaseName",
                "scheduleExpiry",
                "remove")) beans.put(step, TRACE.step(step));
        beans.put("publishSite", (Step) execution -> {
            DONE.add("publishSite");
            Sites.URL.set(execution, URI.create("https://capri.example.org/"));
        });
        beans.put("readDescriptor", (Step) execution -> {
            Builds.NEEDS_BUILD.set(execution, needsBuild);
            DONE.add("readDescriptor");
            if (NO.remove("DescriptorRefused")) throw new BpmnError("DescriptorRefused", "no");
        });
        beans.put("checkHealth", (Step) execution -> {
            DONE.add("checkHealth");
            if (NO.remove("Unhealthy")) throw new BpmnError("Unhealthy", "no");
            OnboardingVars.HEALTH.set(execution, "well");
        });
        beans.put("fetchRelease", new Serving("fetchRelease", new ReleaseRefused()));
        beans.put("buildRelease", new Serving("buildRelease", new BuildFailed()));
        beans.put("shipRelease", new Serving("shipRelease", new ReleaseRefused()));
        beans.put("copySetUpData", new Serving("copySetUpData", new ReleaseRefused()));
        beans.put("upgradeApplication", new Serving("upgradeApplication", new UpgradeUnproven()));
        var engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"), beans, Beans.class, OnboardingVars.class, ProductionVars.class);
        // a trial of these began before the desk was brought up to date
        engine.deploy(
                "/earlier/onboard-trial.bpmn", "/earlier/mend-trial.form", "/forms/onboarding/confirm-trial.form");
        engine.deploy(
                "/processes/onboarding/onboard-trial.bpmn",
                "/processes/production/set-up-installation.bpmn",
                "/forms/onboarding/request-trial.form",
                "/forms/onboarding/confirm-trial.form",
                "/forms/production/mend-release.form",
                "/forms/production/mend-installation.form");
        engine.repository()
                .createDeployment()
                .addModelInstance(
                        "caller.bpmn",
                        Bpmn.createExecutableProcess("caller")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .callActivity("Call")
                                .calledElement("set-up-installation")
                                .camundaIn("installation", "installation")
                                .camundaIn("tag", "tag")
                                .camundaIn("productionOrder", "productionOrder")
                                .boundaryEvent()
                                .error("SetUpGivenUp")
                                .endEvent("GivenUp")
                                .moveToActivity("Call")
                                .endEvent("SetUp")
                                .done())
                .addModelInstance("remove-installation.bpmn", Trace.called("remove-installation", "remove"))
                .deploy();
        engine.serveLongSteps();
        return engine;
    }

    private abstract static class No extends Refusal {
        private static final long serialVersionUID = 1L;

        No() {
            super("no");
        }
    }

    private static final class ReleaseRefused extends No {
        private static final long serialVersionUID = 1L;
    }

    private static final class BuildFailed extends No {
        private static final long serialVersionUID = 1L;
    }

    private static final class UpgradeUnproven extends No {
        private static final long serialVersionUID = 1L;
    }

    private record Serving(String name, Refusal no) implements LongStep {
        @Override
        public void begin(LongTask task) throws Refusal {
            DONE.add(name);
            if (NO.remove(no.code())) throw no;
        }

        @Override
        public Progress poll(LongTask task) {
            return name.equals("fetchRelease")
                    ? Progress.done().with(Commit.COMMIT, new Commit("c".repeat(40)))
                    : Progress.done();
        }
    }

    static class Beans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    Tag.TAG,
                    Commit.COMMIT,
                    Sites.URL,
                    Builds.NEEDS_BUILD);
        }
    }

    @BeforeEach
    void nothingRuns() {
        engine.clear();
        DONE.clear();
        NO.clear();
        needsBuild = true;
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("without trouble nobody is asked; it is built only where its descriptor has a build")
    void setUp() {
        ends(start(), "SetUp");
        assertThat(DONE)
                .containsExactly(
                        "fetchRelease",
                        "readDescriptor",
                        "buildRelease",
                        "prepareHome",
                        "shipRelease",
                        "createDatabases",
                        "writeSettings",
                        "copySetUpData",
                        "switchRelease",
                        "upgradeApplication",
                        "loadData",
                        "publishSite",
                        "checkHealth");
        DONE.clear();
        needsBuild = false;
        ends(start(), "SetUp");
        assertThat(DONE).doesNotContain("buildRelease").endsWith("checkHealth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReleaseRefused", "DescriptorRefused", "BuildFailed"})
    @DisplayName(
            "what is refused before its server was touched is mended by a person, and then done from the release on")
    void releaseMended(String code) {
        NO.add(code);
        var process = start();
        answer("Task_MendRelease", "again");
        ends(process, "SetUp");
        assertThat(DONE).containsSubsequence("fetchRelease", "fetchRelease", "checkHealth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpgradeUnproven", "Unhealthy"})
    @DisplayName(
            "what does not answer is mended by a person, and then upgraded again: a release brought meanwhile stays")
    void mended(String code) {
        NO.add(code);
        var process = start();
        answer("Task_MendInstallation", "again");
        ends(process, "SetUp");
        assertThat(DONE)
                .containsSubsequence("upgradeApplication", "upgradeApplication", "checkHealth")
                .containsOnlyOnce("fetchRelease", "copySetUpData", "switchRelease");
    }

    @ParameterizedTest
    @CsvSource({"ReleaseRefused, Task_MendRelease", "Unhealthy, Task_MendInstallation"})
    @DisplayName("what is given up ends as an error that its caller answers")
    void givenUp(String code, String task) {
        NO.add(code);
        var process = start();
        answer(task, "giveUp");
        ends(process, "GivenUp");
    }

    @Nested
    @DisplayName("for a trial")
    class OfTrial {
        @Test
        @DisplayName("copies no set-up data, and who confirms it sees where it answers, and how")
        void confirmed() {
            var trial = startTrial();
            WAYS.waitFor("Task_ConfirmTrial");
            assertThat(DONE).endsWith("publishSite", "checkHealth").doesNotContain("copySetUpData");
            assertThat(engine.runtime().getVariables(trial))
                    .containsEntry("url", "https://capri.example.org/")
                    .containsEntry("commit", "c".repeat(40))
                    .containsEntry("health", "well");
            answer("Task_ConfirmTrial", Map.of("confirmation", "done"));
            ends(trial, "EndEvent_TrialHandedOver");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ReleaseRefused", "DescriptorRefused", "BuildFailed"})
        @DisplayName("is refused by itself as long as nothing is on its server: nobody is asked")
        void refused(String code) {
            NO.add(code);
            var trial = startTrial();
            ends(trial, "EndEvent_TrialRefused");
            assertThat(DONE).endsWith("releaseName").doesNotContain("prepareHome", "remove");
            assertThat(engine.runtime().createProcessInstanceQuery().count()).isZero();
            assertThat(engine.history()
                            .createHistoricTaskInstanceQuery()
                            .rootProcessInstanceId(trial)
                            .count())
                    .isZero();
            assertThat(engine.history()
                            .createHistoricVariableInstanceQuery()
                            .processInstanceId(trial)
                            .variableName("refusal")
                            .singleResult()
                            .getValue())
                    .isEqualTo("no");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UpgradeUnproven", "Unhealthy"})
        @DisplayName("waits for its developer when it does not answer")
        void mended(String code) {
            NO.add(code);
            var trial = startTrial();
            answer("Task_MendInstallation", "again");
            WAYS.waitFor("Task_ConfirmTrial");
            assertThat(DONE)
                    .containsSubsequence("upgradeApplication", "upgradeApplication", "checkHealth")
                    .containsOnlyOnce("fetchRelease");
            answer("Task_ConfirmTrial", Map.of("confirmation", "remove"));
            ends(trial, "EndEvent_TrialRemoved");
        }

        @Test
        @DisplayName("is removed when its developer gives it up")
        void givenUp() {
            NO.add("Unhealthy");
            var trial = startTrial();
            answer("Task_MendInstallation", "giveUp");
            ends(trial, "EndEvent_TrialRemoved");
            assertThat(DONE).endsWith("remove");
        }

        @Test
        @DisplayName("is undone in the middle: nobody is asked to mend it any more")
        void undone() {
            NO.add("Unhealthy");
            var trial = startTrial();
            WAYS.waitFor("Task_MendInstallation");
            engine.get(EngineDoor.class).tell(trial, "UndoRequested", new TreeMap<>());
            assertThat(engine.tasks().createTaskQuery().count()).isZero();
            ends(trial, "EndEvent_TrialUndone");
            assertThat(DONE).endsWith("remove");
        }

        @Test
        @DisplayName("goes on by the diagram that it began with")
        void beganEarlier() {
            NO.add("Unhealthy");
            var earlier =
                    engine
                            .repository()
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("onboard-trial")
                            .list()
                            .stream()
                            .map(ProcessDefinition::getId)
                            .filter(id ->
                                    engine.repository().getBpmnModelInstance(id).getModelElementById("Task_MendTrial")
                                            != null)
                            .findFirst()
                            .orElseThrow();
            var door = engine.get(EngineDoor.class);
            var trial = door.through(
                            () -> engine.runtime().startProcessInstanceById(earlier, "capri-test", trialVariables()))
                    .getId();
            engine.runJobs();
            answer("Task_MendTrial", Map.of("mending", "again"));
            answer("Task_ConfirmTrial", Map.of("confirmation", "done"));
            ends(trial, "EndEvent_TrialHandedOver");
            assertThat(DONE).containsSubsequence("checkHealth", "upgradeApplication", "checkHealth", "scheduleExpiry");
        }
    }

    private static String start() {
        var variables = variables("capri");
        variables.put("productionOrder", 1L);
        return start("caller", "capri", variables);
    }

    private static String startTrial() {
        return start("onboard-trial", "capri-test", trialVariables());
    }

    private static String start(String diagram, String key, Map<String, Object> variables) {
        var process = engine.get(EngineDoor.class).start(diagram, key, variables);
        engine.runJobs();
        return process;
    }

    private static Map<String, Object> trialVariables() {
        return variables("capri-test");
    }

    private static Map<String, Object> variables(String installation) {
        var variables = new TreeMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, new InstallationId(installation));
        Installation.NUMBER.put(variables, 1L);
        Tag.TAG.put(variables, new Tag("1.0.0"));
        return variables;
    }

    private static void answer(String task, String decision) {
        answer(task, Map.of("setUpMending", decision));
    }

    private static void answer(String task, Map<String, Object> answers) {
        WAYS.waitFor(task);
        WAYS.answer(task, "daan", "developers", answers);
    }

    private static void ends(String process, String end) {
        WAYS.end(process, end);
    }
}
