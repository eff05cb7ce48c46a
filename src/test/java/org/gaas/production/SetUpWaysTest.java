package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.model.bpmn.Bpmn;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** The diagram alone: what its steps do is proven elsewhere, here they only say which way it goes. */
@DisplayName("The ways through setting an installation up")
class SetUpWaysTest {
    private static final List<String> DONE = new ArrayList<>();
    /** Error codes that steps say once. */
    private static final Set<String> NO = ConcurrentHashMap.newKeySet();

    private static boolean needsBuild;
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);

    private static TestEngine engine() {
        var beans = new HashMap<String, Object>();
        for (var step :
                List.of("prepareHome", "createDatabases", "writeSettings", "switchRelease", "loadData", "publishSite"))
            beans.put(step, (Step) execution -> DONE.add(step));
        beans.put("readDescriptor", (Step) execution -> {
            Builds.NEEDS_BUILD.set(execution, needsBuild);
            DONE.add("readDescriptor");
            if (NO.remove("DescriptorRefused")) throw new BpmnError("DescriptorRefused", "no");
        });
        beans.put("checkHealth", (Step) execution -> {
            DONE.add("checkHealth");
            if (NO.remove("Unhealthy")) throw new BpmnError("Unhealthy", "no");
        });
        beans.put("fetchRelease", new Serving("fetchRelease", new ReleaseRefused()));
        beans.put("buildRelease", new Serving("buildRelease", new BuildFailed()));
        beans.put("shipRelease", new Serving("shipRelease", new ReleaseRefused()));
        beans.put("copySetUpData", new Serving("copySetUpData", new ReleaseRefused()));
        beans.put("upgradeApplication", new Serving("upgradeApplication", new UpgradeUnproven()));
        var engine = TestEngine.with(Map.of("gaas.retries", "PT0.01S"), beans, Beans.class, ProductionVars.class);
        engine.deploy("/processes/production/set-up-installation.bpmn", "/forms/production/mend-installation.form");
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
                                .boundaryEvent()
                                .error("SetUpGivenUp")
                                .endEvent("GivenUp")
                                .moveToActivity("Call")
                                .endEvent("SetUp")
                                .done())
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
            return Progress.done();
        }
    }

    static class Beans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    Tag.TAG,
                    Builds.NEEDS_BUILD,
                    OnboardingVars.REFUSAL);
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
    @ValueSource(strings = {"ReleaseRefused", "DescriptorRefused", "BuildFailed", "UpgradeUnproven", "Unhealthy"})
    @DisplayName("what is refused is mended by a person, and then done from the release on")
    void mended(String code) {
        NO.add(code);
        var process = start();
        answer("again");
        ends(process, "SetUp");
        assertThat(DONE).containsSubsequence("fetchRelease", "fetchRelease", "checkHealth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReleaseRefused", "Unhealthy"})
    @DisplayName("what is given up ends as an error that its caller answers")
    void givenUp(String code) {
        NO.add(code);
        var process = start();
        answer("giveUp");
        ends(process, "GivenUp");
    }

    private static String start() {
        var variables = new TreeMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, new InstallationId("capri"));
        Installation.NUMBER.put(variables, 1L);
        Tag.TAG.put(variables, new Tag("1.0.0"));
        var process = engine.get(EngineDoor.class).start("caller", "capri", variables);
        engine.runJobs();
        return process;
    }

    private static void answer(String decision) {
        WAYS.waitFor("Task_MendInstallation");
        WAYS.answer("Task_MendInstallation", "daan", "developers", Map.of("setUpMending", decision));
    }

    private static void ends(String process, String end) {
        WAYS.end(process, end);
    }
}
