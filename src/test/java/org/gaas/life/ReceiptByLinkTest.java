package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.FakePost;
import org.gaas.installations.Installations;
import org.gaas.installations.TestArchives;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The receipt of a customer who leaves")
class ReceiptByLinkTest {
    private static final LifeDesk desk = LifeDesk.shared();
    private final ByLink byLink = desk.engine.get(ByLink.class);

    @BeforeEach
    void opened() throws Exception {
        desk.open();
        desk.name("nl");
    }

    @ParameterizedTest
    @CsvSource({"handedOver, HANDED_OVER", "notWanted, NOT_WANTED"})
    @DisplayName("is who confirms the data by a link; only then things are destroyed")
    void receipt(String choice, String handing) throws Exception {
        var request = new OffboardingRequest(LifeDesk.CAPRI, "C. Klant, by letter", Optional.empty(), Optional.of(7));
        desk.begin("hanna", "offboard-production", request.asVariables());
        desk.approve("Task_ApproveOffboarding", "hanna", "removalApproval");
        desk.approve("Task_ConfirmOffboarding", "mark", "removalConfirmation");
        desk.dayComes("Event_ClosingDay");
        desk.ways.waitFor("Task_HandOverData");
        assertThat(desk.shown("archiveText")).contains("files.tar.gz, 1 MB, SHA-256");
        assertThat(desk.engine.get(FakePost.class).letters().get(0).text())
                .contains("files.tar.gz", "1.234.567 bytes", TestArchives.SHA, "niets vernietigd");
        var token = desk.token();
        assertThatThrownBy(() -> byLink.answer(token, desk.sent(token, "withdraw", "K. Lant", "")))
                .hasMessageContaining("no such choice");
        byLink.answer(token, desk.sent(token, choice, "K. Lant", ""));
        var ended = desk.engine
                .get(Offboardings.class)
                .lastOf(desk.engine.get(Installations.class).get(LifeDesk.CAPRI))
                .flatMap(Offboarding::receipt)
                .orElseThrow();
        assertThat(ended.handing()).hasToString(handing);
        assertThat(ended.words()).matches("K. Lant, by link \\d+ to c@example.org");
        assertThat(ended.by()).startsWith("contact:");
    }
}
