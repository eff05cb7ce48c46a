package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.ProcessView;
import org.gaas.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The diagram alone: what its steps do is proven elsewhere, here they only say which way it goes. */
@DisplayName("The ways through the onboarding of a production")
class ProductionWaysTest {
    private static final ProductionDiagram diagram = ProductionDiagram.alone();
    private static final TestEngine engine = diagram.engine;
    private static final List<String> DONE = diagram.trace.done();

    /** Error codes by the step that says no, once. */
    private static final Map<String, String> NO = diagram.trace.no();

    @BeforeEach
    void nothingRuns() {
        diagram.clear();
    }

    @AfterAll
    static void close() {
        diagram.close();
    }

    @Test
    @DisplayName("with yes at all of them: both halves, the certificate after them, the opening after the sign-off")
    void handedOver() {
        var process = diagram.until("Task_SignOffAcceptance");
        assertThat(DONE)
                .containsSubsequence("placeProduction", "setUp capri", "agreeCertificate", "purchase")
                .containsSubsequence("setUp capri-acc", "letDevelopersIn")
                .contains("lookAtDevelopers")
                .doesNotContain("openSite", "makeAgreements");
        diagram.yes("Task_SignOffAcceptance");
        diagram.waitsFor("Task_HandOverProduction");
        assertThat(DONE)
                .containsSubsequence("openSite", "publishSite", "checkHealth", "storeSchedules", "startFees")
                .doesNotContain("remove capri");
        diagram.yes("Task_HandOverProduction");
        diagram.ends(process, "EndEvent_ProductionHandedOver");
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
        var process = diagram.start();
        if (last != null) {
            diagram.waitsFor(last);
            diagram.yes(last);
        }
        diagram.ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE)
                .containsSubsequence("remove capri", "remove capri-acc", "endOrder")
                .doesNotContain("setUp capri");
    }

    @Test
    @DisplayName("a quote that lapsed is offered anew, and answered again")
    void lapsed() {
        NO.put("answerQuote", "QuoteLapsed");
        diagram.start();
        diagram.waitsFor("Task_AcceptQuote");
        diagram.yes("Task_AcceptQuote");
        diagram.waitsFor("Task_AcceptQuote");
        assertThat(DONE).containsSubsequence("offerQuote", "answerQuote", "offerQuote");
        diagram.yes("Task_AcceptQuote");
        diagram.waitsFor("Task_ApproveAndPlace");
    }

    @Test
    @DisplayName("a request that hosting returns is sent again; who accepted the quote is not asked twice")
    void returned() {
        diagram.until("Task_ApproveAndPlace");
        diagram.answer(
                "Task_ApproveAndPlace",
                Map.of("placement", "return", "placementReason", "which name is the main one?"));
        diagram.waitsFor("Task_ReviseRequest");
        diagram.acceptedBefore = true;
        diagram.answer("Task_ReviseRequest", Map.of("revision", "send", "tag", "1.0.1", "hosts", "capri.example.org"));
        diagram.waitsFor("Task_ApproveAndPlace");
        assertThat(DONE).containsSubsequence("validateProduction", "answerQuote", "validateProduction", "offerQuote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoServerFits", "ApprovalVoid"})
    @DisplayName("what can't be placed as approved goes back to whoever approves")
    void notPlaced(String code) {
        NO.put("placeProduction", code);
        diagram.until("Task_ApproveAndPlace");
        diagram.yes("Task_ApproveAndPlace");
        diagram.waitsFor("Task_ApproveAndPlace");
        assertThat(DONE).doesNotContain("setUp capri");
        diagram.yes("Task_ApproveAndPlace");
        diagram.waitsFor("Task_SignOffAcceptance");
    }

    @Test
    @DisplayName("of a trial whose set-up data should go on: counted before the quote, dumped before both halves begin")
    void setUpData() {
        diagram.until("Task_SignOffAcceptance");
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
        diagram.agreementsMissing = true;
        diagram.until("Task_ApproveAndPlace");
        diagram.yes("Task_ApproveAndPlace");
        diagram.waitsFor("Task_AgreeOnDevelopers");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return DONE.containsAll(List.of("setUp capri", "setUp capri-acc", "purchase"));
        });
        assertThat(name("Task_AgreeOnDevelopers")).isEqualTo("Agree on developers · capri · daan");
        assertThat(DONE).doesNotContain("makeAgreements", "letDevelopersIn");
        diagram.answer("Task_AgreeOnDevelopers", Map.of("developersAnswer", answer, "developersReason", "not yet"));
        diagram.waitsFor("Task_SignOffAcceptance");
        assertThat(DONE).contains("letDevelopersIn");
        assertThat(DONE.contains("makeAgreements")).isEqualTo(answer.equals("agree"));
    }

    @Test
    @DisplayName("with developers who are others by now go back to the manager, or on when all have agreements")
    void developersChanged() {
        diagram.agreementsMissing = true;
        NO.put("makeAgreements", "ApprovalVoid");
        diagram.until("Task_ApproveAndPlace");
        diagram.yes("Task_ApproveAndPlace");
        diagram.waitsFor("Task_AgreeOnDevelopers");
        diagram.answer("Task_AgreeOnDevelopers", Map.of("developersAnswer", "agree"));
        diagram.waitsFor("Task_AgreeOnDevelopers");
        NO.put("makeAgreements", "ApprovalVoid");
        diagram.agreementsMissing = false;
        diagram.answer("Task_AgreeOnDevelopers", Map.of("developersAnswer", "agree"));
        diagram.waitsFor("Task_SignOffAcceptance");
        assertThat(DONE).containsSubsequence("makeAgreements", "lookAtDevelopers", "letDevelopersIn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"without", "again", "withdraw"})
    @DisplayName("of a trial that is gone meanwhile, are without its set-up data, or back")
    void trialGone(String decision) {
        NO.put("dumpSetUpData", "");
        var process = diagram.until("Task_ApproveAndPlace");
        diagram.yes("Task_ApproveAndPlace");
        diagram.waitsFor("Task_DecideSetUpData");
        assertThat(DONE).doesNotContain("setUp capri", "setUp capri-acc");
        diagram.answer("Task_DecideSetUpData", Map.of("setUpDecision", decision));
        if (decision.equals("withdraw")) {
            diagram.ends(process, "EndEvent_ProductionRefused");
            assertThat(DONE).containsSubsequence("remove capri", "remove capri-acc", "discardSetUpData", "endOrder");
        } else {
            diagram.waitsFor("Task_SignOffAcceptance");
            assertThat(DONE).containsSubsequence("dumpSetUpData", "dumpSetUpData " + decision, "setUp capri");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"capri", "capri-acc"})
    @DisplayName("one half given up leaves neither")
    void givenUp(String half) {
        NO.put("setUp " + half, "SetUpGivenUp");
        diagram.until("Task_ApproveAndPlace");
        var process = instance();
        diagram.yes("Task_ApproveAndPlace");
        diagram.ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE)
                .containsSubsequence("remove capri", "remove capri-acc", "endOrder")
                .doesNotContain("openSite");
    }

    @Test
    @DisplayName("names that lead elsewhere are looked at again; no certificate is ordered before they are right")
    void names() {
        diagram.namesRight = false;
        diagram.until("Task_ApproveAndPlace");
        diagram.yes("Task_ApproveAndPlace");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return diagram.timers().count() == 1 && DONE.contains("setUp capri");
        });
        assertThat(DONE).doesNotContain("agreeCertificate");
        assertThat(diagram.seen("Look again")).satisfies(step -> {
            assertThat(step.state()).isEqualTo(ProcessView.StepState.WAITING);
            assertThat(step.startedAt()).isPresent();
            assertThat(step.message()).hasValue("- www.capri.example must be: A 192.0.2.1");
        });
        diagram.namesRight = true;
        engine.management().executeJob(diagram.timers().singleResult().getId());
        diagram.waitsFor("Task_SignOffAcceptance");
        assertThat(DONE).containsSubsequence("lookUpNames", "lookUpNames", "agreeCertificate");
    }

    @Test
    @DisplayName("without a certificate nobody is let in; with one it goes on")
    void noCertificate() {
        NO.put("openSite", "CertificateMissing");
        diagram.until("Task_SignOffAcceptance");
        diagram.yes("Task_SignOffAcceptance");
        diagram.waitsFor("Task_MendOpening");
        assertThat(DONE).doesNotContain("publishSite");
        diagram.answer("Task_MendOpening", Map.of("openingMending", "again"));
        diagram.waitsFor("Task_HandOverProduction");
    }

    @Test
    @DisplayName("a site that is ill right after its opening is closed, and opened again or withdrawn")
    void ill() {
        NO.put("checkHealth", "Unhealthy");
        var process = diagram.until("Task_SignOffAcceptance");
        diagram.yes("Task_SignOffAcceptance");
        diagram.waitsFor("Task_MendOpening");
        assertThat(DONE)
                .containsSubsequence("openSite", "publishSite", "checkHealth", "closeSite", "publishSite")
                .doesNotContain("startFees");
        diagram.answer("Task_MendOpening", Map.of("openingMending", "withdraw"));
        diagram.ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE).contains("remove capri", "remove capri-acc", "endOrder");
    }

    @Test
    @DisplayName("ended for good before anybody handed it over, nobody has to; what takes it away is another process")
    void endedBeforeHandOver() {
        var process = diagram.until("Task_HandOverProduction");
        engine.get(EngineDoor.class).tell(process, "ProductionEnds", new HashMap<>());
        diagram.ends(process, "EndEvent_ProductionEnded");
        assertThat(DONE).doesNotContain("remove capri", "endOrder");
    }

    @Test
    @DisplayName("goes on by the diagram that it began with: nobody is asked about developers, nobody is let in for it")
    void beganEarlier() {
        diagram.agreementsMissing = true;
        var process = diagram.startEarlier();
        for (var task : List.of(
                "Task_AcceptQuote", "Task_ApproveAndPlace", "Task_SignOffAcceptance", "Task_HandOverProduction")) {
            diagram.waitsFor(task);
            diagram.yes(task);
        }
        diagram.ends(process, "EndEvent_ProductionHandedOver");
        assertThat(DONE)
                .contains("setUp capri", "setUp capri-acc", "purchase", "startFees")
                .doesNotContain("lookAtDevelopers", "makeAgreements", "letDevelopersIn");
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
}
