package org.gaas.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is still to come")
class AheadTest {
    private static final Diagram PRODUCTION = diagram("production/onboard-production");

    @Test
    @DisplayName("is told to the end, as if everybody said yes")
    void toTheEnd() {
        assertThat(PRODUCTION.goodWayAfter(List.of("Task_OfferQuote")))
                .containsSubsequence(
                        "Task_AnswerQuote",
                        "Task_ApproveAndPlace",
                        "Task_PlaceProduction",
                        "CallActivity_SetUpProduction",
                        "Task_AgreeCertificate",
                        "CallActivity_PurchaseCertificate",
                        "Task_SignOffAcceptance",
                        "Task_OpenSite",
                        "Task_StartFees",
                        "Task_HandOverProduction")
                .contains("CallActivity_SetUpAcceptance", "Task_LookUpNames")
                .doesNotContain(
                        "CallActivity_WithdrawProduction",
                        "Task_ReviseRequest",
                        "Task_MendOpening",
                        "CallActivity_UndoProduction");
    }

    @Test
    @DisplayName("is the way back into the good one, for who is on another; nothing is told twice")
    void wayBack() {
        assertThat(PRODUCTION.goodWayAfter(List.of("Task_ReviseRequest")))
                .startsWith("Task_ValidateProduction")
                .endsWith("Task_HandOverProduction")
                .doesNotHaveDuplicates();
        assertThat(PRODUCTION.goodWayAfter(List.of("Task_MendOpening")))
                .startsWith("Task_OpenSite", "Task_PublishSite");
    }

    @Test
    @DisplayName("where things are done at once, is not what others did before")
    void atOnce() {
        assertThat(PRODUCTION.goodWayAfter(List.of("CallActivity_PurchaseCertificate")))
                .startsWith("Task_DiscardSetUpData", "Task_SignOffAcceptance")
                .doesNotContain("CallActivity_SetUpAcceptance", "Task_LookUpNames");
    }

    @Test
    @DisplayName("leads to the only end there is, where that is no good one")
    void onlyEnd() {
        assertThat(diagram("onboarding/remove-installation").goodWayAfter(List.of("Task_DropDatabases")))
                .isNotEmpty();
    }

    @Test
    @DisplayName("takes people the time that the diagram says, and the desk none")
    void times() {
        assertThat(PRODUCTION.timeFor("Task_AcceptQuote")).contains("5 days");
        assertThat(PRODUCTION.timeFor("Task_OpenSite")).isEqualTo(Optional.empty());
    }

    private static Diagram diagram(String name) {
        return new Diagram(
                Bpmn.readModelFromStream(AheadTest.class.getResourceAsStream("/processes/" + name + ".bpmn")));
    }
}
