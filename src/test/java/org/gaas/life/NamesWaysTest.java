package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.certificates.CertificateVars;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.production.ProductionVars;
import org.gaas.production.Trace;
import org.gaas.production.Ways;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** The diagram alone: what its steps do is proven elsewhere, here they only say which way it goes. */
@DisplayName("The ways through a change of names")
class NamesWaysTest {
    private static final Trace TRACE = new Trace();
    private static final List<String> DONE = TRACE.done();

    /** Error codes by the step that says no, once. */
    private static final Map<String, String> NO = TRACE.no();

    private static boolean heard;
    private static boolean right;
    private static boolean needed;
    private static boolean neededBack;
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);

    private static TestEngine engine() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "validateNames",
                "takeNames",
                "publishSite",
                "settleNames",
                "writeSettings",
                "checkHealth",
                "endNamesChange",
                "purchase")) beans.put(step, TRACE.step(step));
        beans.put("lookUpNewNames", (Step) execution -> {
            ProductionVars.NAMES_RIGHT.set(execution, right);
            ProductionVars.NEXT_LOOK.set(
                    execution, Instant.now().plusSeconds(900).toString());
            TRACE.did("lookUpNewNames");
        });
        beans.put("agreeNames", (Step) execution -> {
            LifeVars.CERTIFICATE_NEEDED.set(execution, needed);
            TRACE.did("agreeNames");
        });
        beans.put("putNamesBack", (Step) execution -> {
            LifeVars.CERTIFICATE_NEEDED.set(execution, neededBack);
            TRACE.did("putNamesBack");
        });
        var engine = TestEngine.with(Map.of("gaas.retries", "PT0.01S"), beans, Beans.class, LifeVars.class);
        engine.deploy(
                "/processes/life/change-names.bpmn",
                "/forms/life/request-names.form",
                "/forms/life/accept-names.form",
                "/forms/life/approve-names.form",
                "/forms/life/mend-names.form");
        engine.repository()
                .createDeployment()
                .addModelInstance("purchase-certificate.bpmn", Trace.called("purchase-certificate", "purchase"))
                .deploy();
        return engine;
    }

    static class Beans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    CertificateVars.CERTIFICATE,
                    ProductionVars.NAMES_RIGHT,
                    ProductionVars.NAMES_FOUND,
                    ProductionVars.NEXT_LOOK,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER);
        }
    }

    @BeforeEach
    void nothingRuns() {
        engine.clear();
        TRACE.clear();
        heard = true;
        right = true;
        needed = true;
        neededBack = false;
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("approved, names come and go, the certificate follows where it must, and then visitors are led on")
    void changed(boolean certificate) {
        needed = certificate;
        var process = approved();
        WAYS.end(process, "EndEvent_NamesChanged");
        var all = new ArrayList<>(List.of(
                "validateNames",
                "lookUpNewNames",
                "takeNames",
                "publishSite",
                "agreeNames",
                "purchase",
                "settleNames"));
        all.addAll(List.of("writeSettings", "publishSite", "checkHealth", "endNamesChange"));
        if (!certificate) all.remove("purchase");
        assertThat(DONE).containsExactlyElementsOf(all);
    }

    @Test
    @DisplayName("what can't be is refused before anybody is asked")
    void refused() {
        NO.put("validateNames", "RequestRefused");
        WAYS.end(start(), "EndEvent_ChangeRefused");
        assertThat(DONE).containsExactly("validateNames");
    }

    @Test
    @DisplayName("hosting's no leaves the names as they were")
    void refusedByHosting() {
        var process = start();
        WAYS.waitFor("Task_ApproveNames");
        WAYS.answer("Task_ApproveNames", "hanna", "hosting", Map.of("namesApproval", "refuse"));
        WAYS.end(process, "EndEvent_NamesAsBefore");
        assertThat(DONE).contains("putNamesBack", "endNamesChange").doesNotContain("takeNames");
    }

    @Test
    @DisplayName("nothing changes before all names lead to us; it is looked at again by itself")
    void waits() {
        right = false;
        var process = approved();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return timers() == 1;
        });
        assertThat(DONE).doesNotContain("takeNames");
        right = true;
        engine.management()
                .executeJob(engine.management()
                        .createJobQuery()
                        .activityId("Event_LookAgain")
                        .singleResult()
                        .getId());
        WAYS.end(process, "EndEvent_NamesChanged");
    }

    @Test
    @DisplayName("what is not what was approved is approved again")
    void approvalVoid() {
        NO.put("takeNames", "ApprovalVoid");
        approved();
        WAYS.waitFor("Task_ApproveNames");
        assertThat(DONE).doesNotContain("publishSite");
    }

    @ParameterizedTest(name = "{0}: {1}, then {2}")
    @CsvSource({
        "takeNames, RequestRefused, again, EndEvent_NamesChanged",
        "settleNames, NamesNotCovered, again, EndEvent_NamesChanged",
        "checkHealth, Unhealthy, again, EndEvent_NamesChanged",
        "takeNames, RequestRefused, giveUp, EndEvent_NamesAsBefore",
        "settleNames, NamesNotCovered, giveUp, EndEvent_NamesAsBefore",
        "checkHealth, Unhealthy, giveUp, EndEvent_NamesAsBefore"
    })
    @DisplayName("what goes wrong is mended and tried again, or given up: then the names are those of before")
    void mended(String step, String code, String answer, String end) {
        NO.put(step, code);
        var process = approved();
        WAYS.waitFor("Task_MendNames");
        WAYS.answer("Task_MendNames", "hanna", "hosting", Map.of("namesMending", answer));
        WAYS.end(process, end);
        if (answer.equals("giveUp"))
            assertThat(DONE).endsWith("putNamesBack", "writeSettings", "publishSite", "endNamesChange");
    }

    @Test
    @DisplayName("taken back when the certificate was changed already, another one is come by for the names of before")
    void takenBack() {
        neededBack = true;
        NO.put("checkHealth", "Unhealthy");
        var process = approved();
        WAYS.waitFor("Task_MendNames");
        engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        WAYS.end(process, "EndEvent_NamesAsBefore");
        assertThat(DONE).endsWith("putNamesBack", "writeSettings", "publishSite", "purchase", "endNamesChange");
    }

    @Test
    @DisplayName("a customer who was not heard is asked first; after a no the names are those of before")
    void asked() {
        heard = false;
        start();
        WAYS.waitFor("Task_AcceptNames");
        WAYS.answer(
                "Task_AcceptNames",
                "hanna",
                "hosting",
                Map.of("customersAnswer", "accept", "customersWord", "C. Klant"));
        WAYS.waitFor("Task_ApproveNames");

        engine.clear();
        var other = start();
        WAYS.waitFor("Task_AcceptNames");
        WAYS.answer(
                "Task_AcceptNames",
                "hanna",
                "hosting",
                Map.of("customersAnswer", "refuse", "customersWord", "C. Klant"));
        WAYS.end(other, "EndEvent_CustomerDeclined");
        assertThat(DONE).contains("putNamesBack", "endNamesChange").doesNotContain("takeNames");
    }

    private static String start() {
        var variables = new TreeMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, new InstallationId("capri"));
        Installation.NUMBER.put(variables, 1L);
        LifeVars.NAMES_CHANGE.put(variables, 1L);
        LifeVars.CUSTOMER_HEARD.put(variables, heard);
        CertificateVars.CERTIFICATE.put(variables, 1L);
        var process = engine.get(EngineDoor.class).start("change-names", "capri", variables);
        engine.runJobs();
        return process;
    }

    private static String approved() {
        var process = start();
        WAYS.waitFor("Task_ApproveNames");
        WAYS.answer("Task_ApproveNames", "hanna", "hosting", Map.of("namesApproval", "approve"));
        return process;
    }

    private static long timers() {
        return engine.management()
                .createJobQuery()
                .activityId("Event_LookAgain")
                .timers()
                .count();
    }
}
