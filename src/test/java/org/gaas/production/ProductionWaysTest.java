package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.gaas.applications.Commit;
import org.gaas.applications.Tag;
import org.gaas.certificates.CertificateVars;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.ProcessView;
import org.gaas.engine.Processes;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.OnboardingVars;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** The diagram alone: what its steps do is proven elsewhere, here they only say which way it goes. */
@DisplayName("The ways through the onboarding of a production")
class ProductionWaysTest {
    /** What was done, step by step, with the installation that it was done to where that matters. */
    private static final Trace TRACE = new Trace();

    private static final List<String> DONE = TRACE.done();

    /** Error codes by the step that says no, once. */
    private static final Map<String, String> NO = TRACE.no();

    private static final Map<String, String[]> PEOPLE = Map.of(
            "Task_AcceptQuote", new String[] {"mark", "managers"},
            "Task_ApproveAndPlace", new String[] {"hanna", "hosting"},
            "Task_AgreeOnDevelopers", new String[] {"mark", "managers"},
            "Task_ReviseRequest", new String[] {"dora", "developers"},
            "Task_DecideSetUpData", new String[] {"dora", "developers"},
            "Task_SignOffAcceptance", new String[] {"daan", "developers"},
            "Task_MendOpening", new String[] {"hanna", "hosting"},
            "Task_HandOverProduction", new String[] {"daan", "developers"},
            "Task_MendInstallation", new String[] {"daan", "developers"});

    private static final Map<String, Map<String, Object>> YES = Map.of(
            "Task_AcceptQuote",
            Map.of("quoteAnswer", "accept", "quoteBy", "C. Klant"),
            "Task_ApproveAndPlace",
            Map.of("placement", "approve", "productionServer", "prod1", "acceptanceServer", "acc1"),
            "Task_SignOffAcceptance",
            Map.of("signOff", "accept"),
            "Task_HandOverProduction",
            Map.of());

    private static boolean namesRight;
    private static boolean acceptedBefore;
    private static boolean agreementsMissing;
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);

    private static TestEngine engine() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "validateProduction",
                "readDescriptor",
                "countSetUpData",
                "discardSetUpData",
                "answerQuote",
                "placeProduction",
                "agreeCertificate",
                "openSite",
                "closeSite",
                "publishSite",
                "checkHealth",
                "storeSchedules",
                "startFees",
                "endOrder",
                "makeAgreements",
                "letDevelopersIn",
                "letDevelopersOut",
                "setUp",
                "remove",
                "purchase")) beans.put(step, step(step));
        beans.put("offerQuote", (Step) execution -> {
            ProductionVars.QUOTE_ACCEPTED.set(execution, acceptedBefore);
            done("offerQuote", execution);
        });
        beans.put("lookAtDevelopers", (Step) execution -> {
            ProductionVars.AGREEMENTS_MISSING.set(execution, agreementsMissing);
            ProductionVars.DEVELOPERS_ASKED.set(execution, "daan");
            done("lookAtDevelopers", execution);
        });
        beans.put("lookUpNames", (Step) execution -> {
            ProductionVars.NAMES_RIGHT.set(execution, namesRight);
            ProductionVars.NAMES_FOUND.set(execution, "- www.capri.example must be: A 192.0.2.1");
            ProductionVars.NEXT_LOOK.set(
                    execution, Instant.now().plusSeconds(900).toString());
            done("lookUpNames", execution);
        });
        beans.put("fetchRelease", new Serving("fetchRelease", new ReleaseRefused()));
        beans.put("dumpSetUpData", new Serving("dumpSetUpData", new SetUpDataGone()));
        var engine = TestEngine.with(Map.of("gaas.retries", "PT0.01S"), beans, Beans.class, ProductionVars.class);
        Ways.deploy(engine);
        engine.deploy("/processes/production/withdraw-production.bpmn");
        engine.repository()
                .createDeployment()
                .addModelInstance("set-up-installation.bpmn", Trace.called("set-up-installation", "setUp"))
                .addModelInstance("remove-installation.bpmn", Trace.called("remove-installation", "remove"))
                .addModelInstance("purchase-certificate.bpmn", Trace.called("purchase-certificate", "purchase"))
                .deploy();
        engine.serveLongSteps();
        return engine;
    }

    private static Step step(String name) {
        return execution -> {
            done(name, execution);
            var id = InstallationId.INSTALLATION
                    .find(execution)
                    .map(InstallationId::value)
                    .orElse("");
            List.of(name, name + " " + id).forEach(TRACE::sayNo);
        };
    }

    private static void done(String name, DelegateExecution execution) {
        var about = Set.of("setUp", "remove").contains(name)
                ? " "
                        + InstallationId.INSTALLATION
                                .find(execution)
                                .map(InstallationId::value)
                                .orElse("nothing")
                : "";
        DONE.add(name + about);
    }

    private static final class ReleaseRefused extends Refusal {
        private static final long serialVersionUID = 1L;

        ReleaseRefused() {
            super("no");
        }
    }

    private static final class SetUpDataGone extends Refusal {
        private static final long serialVersionUID = 1L;

        SetUpDataGone() {
            super("the trial is gone");
        }
    }

    private record Serving(String name, Refusal no) implements LongStep {
        @Override
        public void begin(LongTask task) throws Refusal {
            DONE.add(name
                    + task.find(ProductionVars.SET_UP_DECISION).map(" "::concat).orElse(""));
            if (NO.remove(name) != null) throw no;
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
                    Commit.COMMIT,
                    CertificateVars.CERTIFICATE,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER);
        }
    }

    @BeforeEach
    void nothingRuns() {
        engine.clear();
        TRACE.clear();
        namesRight = true;
        acceptedBefore = false;
        agreementsMissing = false;
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("with yes at all of them: both halves, the certificate after them, the opening after the sign-off")
    void handedOver() {
        var process = until("Task_SignOffAcceptance");
        assertThat(DONE)
                .containsSubsequence("placeProduction", "setUp capri", "agreeCertificate", "purchase")
                .containsSubsequence("setUp capri-acc", "letDevelopersIn")
                .contains("lookAtDevelopers")
                .doesNotContain("openSite", "makeAgreements");
        yes("Task_SignOffAcceptance");
        waitsFor("Task_HandOverProduction");
        assertThat(DONE)
                .containsSubsequence("openSite", "publishSite", "checkHealth", "storeSchedules", "startFees")
                .doesNotContain("remove capri");
        yes("Task_HandOverProduction");
        ends(process, "EndEvent_ProductionHandedOver");
    }

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource({
        "validateProduction, RequestRefused, ",
        "fetchRelease, ReleaseRefused, ",
        "readDescriptor, DescriptorRefused, ",
        "answerQuote, QuoteRefused, Task_AcceptQuote"
    })
    @DisplayName("refused before hosting is asked, free all names again")
    void refused(String step, String code, String last) {
        NO.put(step, code);
        var process = start();
        if (last != null) {
            waitsFor(last);
            yes(last);
        }
        ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE)
                .containsSubsequence("remove capri", "remove capri-acc", "endOrder")
                .doesNotContain("setUp capri");
    }

    @Test
    @DisplayName("a quote that lapsed is offered anew, and answered again")
    void lapsed() {
        NO.put("answerQuote", "QuoteLapsed");
        start();
        waitsFor("Task_AcceptQuote");
        yes("Task_AcceptQuote");
        waitsFor("Task_AcceptQuote");
        assertThat(DONE).containsSubsequence("offerQuote", "answerQuote", "offerQuote");
        yes("Task_AcceptQuote");
        waitsFor("Task_ApproveAndPlace");
    }

    @Test
    @DisplayName("a request that hosting returns is sent again; who accepted the quote is not asked twice")
    void returned() {
        until("Task_ApproveAndPlace");
        answer("Task_ApproveAndPlace", Map.of("placement", "return", "placementReason", "which name is the main one?"));
        waitsFor("Task_ReviseRequest");
        acceptedBefore = true;
        answer("Task_ReviseRequest", Map.of("revision", "send", "tag", "1.0.1", "hosts", "capri.example.org"));
        waitsFor("Task_ApproveAndPlace");
        assertThat(DONE).containsSubsequence("validateProduction", "answerQuote", "validateProduction", "offerQuote");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Task_ApproveAndPlace, placement, refuse", "Task_ReviseRequest, revision, withdraw"})
    @DisplayName("refused by hosting, or withdrawn when it came back, free all names again")
    void refusedByPeople(String task, String field, String answer) {
        var process = until("Task_ApproveAndPlace");
        if (task.equals("Task_ReviseRequest"))
            answer("Task_ApproveAndPlace", Map.of("placement", "return", "placementReason", "no room"));
        waitsFor(task);
        if (field.equals("placement")) answer(task, Map.of(field, answer, "placementReason", "no room"));
        else answer(task, Map.of(field, answer));
        ends(process, "EndEvent_ProductionRefused");
        assertThat(seen("Approve and place").message()).as("why, for who asked").hasValue("no room");
        assertThat(DONE).containsSubsequence("remove capri", "remove capri-acc", "endOrder", "letDevelopersOut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoServerFits", "ApprovalVoid"})
    @DisplayName("what can't be placed as approved goes back to whoever approves")
    void notPlaced(String code) {
        NO.put("placeProduction", code);
        until("Task_ApproveAndPlace");
        yes("Task_ApproveAndPlace");
        waitsFor("Task_ApproveAndPlace");
        assertThat(DONE).doesNotContain("setUp capri");
        yes("Task_ApproveAndPlace");
        waitsFor("Task_SignOffAcceptance");
    }

    @Test
    @DisplayName("of a trial whose set-up data should go on: counted before the quote, dumped before both halves begin")
    void setUpData() {
        until("Task_SignOffAcceptance");
        assertThat(DONE)
                .containsSubsequence(
                        "countSetUpData",
                        "offerQuote",
                        "placeProduction",
                        "dumpSetUpData",
                        "setUp capri",
                        "discardSetUpData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agree", "without"})
    @DisplayName("of developers without an agreement, wait for a manager while both halves are set up")
    void developers(String answer) {
        agreementsMissing = true;
        until("Task_ApproveAndPlace");
        yes("Task_ApproveAndPlace");
        waitsFor("Task_AgreeOnDevelopers");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return DONE.containsAll(List.of("setUp capri", "setUp capri-acc", "purchase"));
        });
        assertThat(name("Task_AgreeOnDevelopers")).isEqualTo("Agree on developers · capri · daan");
        assertThat(DONE).doesNotContain("makeAgreements", "letDevelopersIn");
        answer("Task_AgreeOnDevelopers", Map.of("developersAnswer", answer, "developersReason", "not yet"));
        waitsFor("Task_SignOffAcceptance");
        assertThat(DONE).contains("letDevelopersIn");
        assertThat(DONE.contains("makeAgreements")).isEqualTo(answer.equals("agree"));
    }

    @Test
    @DisplayName("with developers who are others by now go back to the manager, or on when all have agreements")
    void developersChanged() {
        agreementsMissing = true;
        NO.put("makeAgreements", "ApprovalVoid");
        until("Task_ApproveAndPlace");
        yes("Task_ApproveAndPlace");
        waitsFor("Task_AgreeOnDevelopers");
        answer("Task_AgreeOnDevelopers", Map.of("developersAnswer", "agree"));
        waitsFor("Task_AgreeOnDevelopers");
        NO.put("makeAgreements", "ApprovalVoid");
        agreementsMissing = false;
        answer("Task_AgreeOnDevelopers", Map.of("developersAnswer", "agree"));
        waitsFor("Task_SignOffAcceptance");
        assertThat(DONE).containsSubsequence("makeAgreements", "lookAtDevelopers", "letDevelopersIn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"without", "again", "withdraw"})
    @DisplayName("of a trial that is gone meanwhile, are without its set-up data, or back")
    void trialGone(String decision) {
        NO.put("dumpSetUpData", "");
        var process = until("Task_ApproveAndPlace");
        yes("Task_ApproveAndPlace");
        waitsFor("Task_DecideSetUpData");
        assertThat(DONE).doesNotContain("setUp capri", "setUp capri-acc");
        answer("Task_DecideSetUpData", Map.of("setUpDecision", decision));
        if (decision.equals("withdraw")) {
            ends(process, "EndEvent_ProductionRefused");
            assertThat(DONE).containsSubsequence("remove capri", "remove capri-acc", "discardSetUpData", "endOrder");
        } else {
            waitsFor("Task_SignOffAcceptance");
            assertThat(DONE).containsSubsequence("dumpSetUpData", "dumpSetUpData " + decision, "setUp capri");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"capri", "capri-acc"})
    @DisplayName("one half given up leaves neither")
    void givenUp(String half) {
        NO.put("setUp " + half, "SetUpGivenUp");
        until("Task_ApproveAndPlace");
        var process = instance();
        yes("Task_ApproveAndPlace");
        ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE)
                .containsSubsequence("remove capri", "remove capri-acc", "endOrder")
                .doesNotContain("openSite");
    }

    @Test
    @DisplayName("names that lead elsewhere are looked at again; no certificate is ordered before they are right")
    void names() {
        namesRight = false;
        until("Task_ApproveAndPlace");
        yes("Task_ApproveAndPlace");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return timers().count() == 1 && DONE.contains("setUp capri");
        });
        assertThat(DONE).doesNotContain("agreeCertificate");
        assertThat(seen("Look again")).satisfies(step -> {
            assertThat(step.state()).isEqualTo(ProcessView.StepState.WAITING);
            assertThat(step.startedAt()).isPresent();
            assertThat(step.message()).hasValue("- www.capri.example must be: A 192.0.2.1");
        });
        namesRight = true;
        engine.management().executeJob(timers().singleResult().getId());
        waitsFor("Task_SignOffAcceptance");
        assertThat(DONE).containsSubsequence("lookUpNames", "lookUpNames", "agreeCertificate");
    }

    @Test
    @DisplayName("what is not signed off is taken away again")
    void notSignedOff() {
        var process = until("Task_SignOffAcceptance");
        answer("Task_SignOffAcceptance", Map.of("signOff", "withdraw"));
        ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE).containsSubsequence("remove capri", "remove capri-acc").doesNotContain("openSite");
    }

    @Test
    @DisplayName("without a certificate nobody is let in; with one it goes on")
    void noCertificate() {
        NO.put("openSite", "CertificateMissing");
        until("Task_SignOffAcceptance");
        yes("Task_SignOffAcceptance");
        waitsFor("Task_MendOpening");
        assertThat(DONE).doesNotContain("publishSite");
        answer("Task_MendOpening", Map.of("openingMending", "again"));
        waitsFor("Task_HandOverProduction");
    }

    @Test
    @DisplayName("a site that is ill right after its opening is closed, and opened again or withdrawn")
    void ill() {
        NO.put("checkHealth", "Unhealthy");
        var process = until("Task_SignOffAcceptance");
        yes("Task_SignOffAcceptance");
        waitsFor("Task_MendOpening");
        assertThat(DONE)
                .containsSubsequence("openSite", "publishSite", "checkHealth", "closeSite", "publishSite")
                .doesNotContain("startFees");
        answer("Task_MendOpening", Map.of("openingMending", "withdraw"));
        ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE).contains("remove capri", "remove capri-acc", "endOrder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptQuote", "Task_ApproveAndPlace", "Task_SignOffAcceptance"})
    @DisplayName("withdrawn while somebody is asked, everything is taken away again")
    void withdrawn(String task) {
        var process = until(task);
        engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        ends(process, "EndEvent_ProductionUndone");
        assertThat(DONE).containsSubsequence("remove capri", "remove capri-acc", "endOrder", "letDevelopersOut");
    }

    /** As who asked for it sees it. */
    private static ProcessView.Step seen(String label) {
        var process = engine.history()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("onboard-production")
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .get(0);
        return engine.get(Processes.class).find(process.getId()).orElseThrow().steps().stream()
                .filter(step -> step.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("ended for good before anybody handed it over, nobody has to; what takes it away is another process")
    void endedBeforeHandOver() {
        var process = until("Task_HandOverProduction");
        engine.get(EngineDoor.class).tell(process, "ProductionEnds", new HashMap<>());
        ends(process, "EndEvent_ProductionEnded");
        assertThat(DONE).doesNotContain("remove capri", "endOrder");
    }

    private static String start() {
        var variables = new TreeMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, new InstallationId("capri"));
        ProductionVars.ACCEPTANCE.put(variables, new InstallationId("capri-acc"));
        Installation.NUMBER.put(variables, 1L);
        ProductionVars.ACCEPTANCE_NUMBER.put(variables, 2L);
        ProductionVars.ORDER.put(variables, 1L);
        Tag.TAG.put(variables, new Tag("1.0.0"));
        variables.put("repository", "https://git.example.org/capri.git");
        CertificateVars.CERTIFICATE.put(variables, 1L);
        var process = engine.get(EngineDoor.class).start("onboard-production", "capri", variables);
        engine.runJobs();
        return process;
    }

    /** Begins, and says yes until this task is there. */
    private static String until(String last) {
        var process = start();
        for (var task : List.of(
                "Task_AcceptQuote", "Task_ApproveAndPlace", "Task_SignOffAcceptance", "Task_HandOverProduction")) {
            waitsFor(task);
            if (task.equals(last)) return process;
            yes(task);
        }
        throw new AssertionError(last);
    }

    private static String instance() {
        return engine.runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("onboard-production")
                .singleResult()
                .getId();
    }

    private static String name(String task) {
        return engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey(task)
                .singleResult()
                .getName();
    }

    private static JobQuery timers() {
        return engine.management()
                .createJobQuery()
                .processInstanceId(instance())
                .timers();
    }

    private static void yes(String task) {
        answer(task, YES.get(task));
    }

    private static void answer(String name, Map<String, Object> answers) {
        var person = PEOPLE.get(name);
        WAYS.answer(name, person[0], person[1], answers);
    }

    private static void waitsFor(String task) {
        WAYS.waitFor(task);
    }

    private static void ends(String process, String end) {
        WAYS.end(process, end);
    }
}
