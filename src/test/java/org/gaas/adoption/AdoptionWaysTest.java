package org.gaas.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.OnboardingVars;
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
@DisplayName("The ways through an adoption")
class AdoptionWaysTest {
    private static final Trace TRACE = new Trace();
    private static final List<String> DONE = TRACE.done();

    /** Refusals by the step that says no, once. */
    private static final Map<String, String> NO = TRACE.no();

    private static final List<String> EXPORT =
            List.of("checkExport", "loadExport", "compareExport", "prepareHome", "raiseData", "checkHealth");
    private static boolean last;
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);

    private static TestEngine engine() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "validateAdoption",
                "prepareAdoption",
                "prepareHome",
                "checkHealth",
                "finishAdoption",
                "discardExport",
                "endAdoption")) beans.put(step, TRACE.step(step));
        for (var step :
                List.of("keepFreshData", "checkExport", "loadExport", "compareExport", "raiseData", "putFreshDataBack"))
            beans.put(step, new Serving(step));
        var engine = TestEngine.with(Map.of("gaas.retries", "PT0.01S"), beans, Beans.class, AdoptionVars.class);
        engine.deploy(
                "/processes/adoption/adopt-installation.bpmn",
                "/forms/adoption/request-adoption.form",
                "/forms/adoption/approve-adoption.form",
                "/forms/adoption/bring-export.form",
                "/forms/adoption/accept-comparison.form",
                "/forms/adoption/close-old-site.form");
        engine.serveLongSteps();
        return engine;
    }

    private record Serving(String name) implements LongStep {
        @Override
        public void begin(LongTask task) throws Refusal {
            DONE.add(name);
            var no = NO.remove(name);
            if (no == null) return;
            if (no.equals("UpgradeUnproven")) throw new UpgradeUnproven();
            if (no.equals("AdoptionWithdrawn")) throw new AdoptionWithdrawn("no");
            throw new ExportRefused("ARCHIVE_BROKEN", "no");
        }

        @Override
        public Progress poll(LongTask task) {
            return name.equals("compareExport")
                    ? Progress.done().with(AdoptionVars.LAST_EXPORT, last)
                    : Progress.done();
        }
    }

    private static final class UpgradeUnproven extends Refusal {
        private static final long serialVersionUID = 1L;

        UpgradeUnproven() {
            super("no");
        }
    }

    static class Beans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION, Installation.NUMBER, OnboardingVars.REFUSAL, OnboardingVars.REQUESTER);
        }
    }

    @BeforeEach
    void nothingRuns() {
        engine.clear();
        TRACE.clear();
        last = false;
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("rehearsed, closed there, the last export accepted: production has it, and no copy stays")
    void adopted() {
        var process = rehearsed();
        answer("Task_AcceptComparison", "daan", "developers", "comparisonAnswer", "accept");
        WAYS.waitFor("Task_CloseOldSite");
        last = true;
        answer("Task_CloseOldSite", "hanna", "hosting", "oldSiteAnswer", "closed");
        brought();
        WAYS.waitFor("Task_AcceptComparison");
        answer("Task_AcceptComparison", "daan", "developers", "comparisonAnswer", "accept");
        WAYS.end(process, "EndEvent_SiteAdopted");
        var all = new ArrayList<>(List.of("validateAdoption", "prepareAdoption", "keepFreshData"));
        all.addAll(EXPORT);
        all.addAll(EXPORT);
        all.addAll(List.of("finishAdoption", "discardExport", "endAdoption"));
        assertThat(DONE).containsExactlyElementsOf(all);
    }

    @Test
    @DisplayName("what can't be is refused before anybody is asked")
    void refused() {
        NO.put("validateAdoption", "RequestRefused");
        WAYS.end(start(), "EndEvent_AdoptionRefused");
        assertThat(DONE).containsExactly("validateAdoption");
    }

    @Test
    @DisplayName("what is not what was approved is approved again")
    void approvalVoid() {
        NO.put("prepareAdoption", "ApprovalVoid");
        approved();
        WAYS.waitFor("Task_ApproveAdoption");
        assertThat(DONE).doesNotContain("keepFreshData");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "checkExport, ExportRefused",
        "loadExport, ExportRefused",
        "raiseData, UpgradeUnproven",
        "checkHealth, Unhealthy"
    })
    @DisplayName("what is refused of an export is brought again, and goes the whole way again")
    void broughtAgain(String step, String code) {
        approved();
        NO.put(step, code);
        brought();
        WAYS.waitFor("Task_BringExport");
        brought();
        WAYS.waitFor("Task_AcceptComparison");
        assertThat(DONE.stream().filter(step::equals)).as(step).hasSize(2);
        assertThat(DONE.stream().filter("checkExport"::equals))
                .as("all of it again")
                .hasSize(2);
        assertThat(DONE).endsWith("checkHealth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"again", "oldGoesOn"})
    @DisplayName("a comparison that nobody accepts leads to another export")
    void again(String answer) {
        rehearsed();
        answer("Task_AcceptComparison", "daan", "developers", "comparisonAnswer", answer);
        brought();
        WAYS.waitFor("Task_AcceptComparison");
        assertThat(DONE).doesNotContain("finishAdoption").containsSubsequence("checkHealth", "checkExport");
    }

    @Test
    @DisplayName("the last export that is not there leads back to rehearsals; so does an old site that nobody closes")
    void goesOn() {
        var process = rehearsed();
        answer("Task_AcceptComparison", "daan", "developers", "comparisonAnswer", "accept");
        WAYS.waitFor("Task_CloseOldSite");
        answer("Task_CloseOldSite", "hanna", "hosting", "oldSiteAnswer", "again");
        WAYS.waitFor("Task_BringExport");
        answer("Task_BringExport", "hanna", "hosting", "exportAnswer", "oldGoesOn");
        WAYS.waitFor("Task_BringExport");
        assertThat(engine.get(EngineDoor.class).runs(process)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ApproveAdoption", "Task_BringExport", "Task_AcceptComparison", "Task_CloseOldSite"})
    @DisplayName("given up by anybody who is asked, production is what its release made, and no copy stays")
    void givenUp(String task) {
        var process = until(task);
        switch (task) {
            case "Task_ApproveAdoption" -> answer(task, "hanna", "hosting", "adoptionApproval", "refuse");
            case "Task_BringExport" -> answer(task, "hanna", "hosting", "exportAnswer", "giveUp");
            case "Task_AcceptComparison" -> answer(task, "daan", "developers", "comparisonAnswer", "giveUp");
            default -> answer(task, "hanna", "hosting", "oldSiteAnswer", "giveUp");
        }
        isBack(process);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ApproveAdoption", "Task_BringExport", "Task_AcceptComparison", "Task_CloseOldSite"})
    @DisplayName("taken back while somebody is asked, it is the same")
    void takenBack(String task) {
        var process = until(task);
        engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        isBack(process);
        engine.get(EngineDoor.class).tellIfWaiting(process, "UndoRequested");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prepareAdoption", "keepFreshData", "checkExport", "loadExport", "compareExport", "raiseData"})
    @DisplayName("a production that is not dark any more ends it at any step")
    void notDark(String step) {
        var process = start();
        NO.put(step, "AdoptionWithdrawn");
        WAYS.waitFor("Task_ApproveAdoption");
        answer("Task_ApproveAdoption", "hanna", "hosting", "adoptionApproval", "approve");
        if (!List.of("prepareAdoption", "keepFreshData").contains(step)) brought();
        isBack(process);
    }

    private static void isBack(String process) {
        WAYS.end(process, "EndEvent_AdoptionWithdrawn");
        assertThat(DONE)
                .endsWith("putFreshDataBack", "discardExport", "endAdoption")
                .doesNotContain("finishAdoption");
    }

    private static String until(String task) {
        if (task.equals("Task_ApproveAdoption")) {
            var process = start();
            WAYS.waitFor(task);
            return process;
        }
        if (task.equals("Task_BringExport")) {
            var process = approved();
            WAYS.waitFor(task);
            return process;
        }
        var process = rehearsed();
        if (task.equals("Task_CloseOldSite")) {
            answer("Task_AcceptComparison", "daan", "developers", "comparisonAnswer", "accept");
            WAYS.waitFor(task);
        }
        return process;
    }

    private static String start() {
        var variables = new TreeMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, new InstallationId("capri"));
        Installation.NUMBER.put(variables, 1L);
        AdoptionVars.ADOPTION.put(variables, 1L);
        var process = engine.get(EngineDoor.class).start("adopt-installation", "capri", variables);
        engine.runJobs();
        return process;
    }

    private static String approved() {
        var process = start();
        WAYS.waitFor("Task_ApproveAdoption");
        answer("Task_ApproveAdoption", "hanna", "hosting", "adoptionApproval", "approve");
        return process;
    }

    private static void brought() {
        WAYS.waitFor("Task_BringExport");
        answer("Task_BringExport", "hanna", "hosting", "exportAnswer", "brought");
    }

    private static String rehearsed() {
        var process = approved();
        brought();
        WAYS.waitFor("Task_AcceptComparison");
        return process;
    }

    private static void answer(String task, String person, String role, String name, String value) {
        WAYS.answer(task, person, role, Map.of(name, value));
    }
}
