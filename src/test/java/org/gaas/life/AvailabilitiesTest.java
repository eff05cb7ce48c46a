package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.billing.Fee;
import org.gaas.billing.Fees;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InWords;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("When somebody is there for a production")
class AvailabilitiesTest {
    private static final LocalDate TODAY = LocalDate.now(LifeDesk.ZONE);
    private static final LifeDesk desk = LifeDesk.shared();
    private final Availabilities availabilities = desk.engine.get(Availabilities.class);
    private final Installations installations = desk.engine.get(Installations.class);

    @BeforeEach
    void opened() throws Exception {
        desk.open();
        desk.engine
                .get(JdbcClient.class)
                .sql("insert into billing_fee (source, project, customer, kind, text, amount, currency, per, since)"
                        + " values ('q', 'capri', 'Zorg BV', 'hosting-5x8', 'Hosting', 410, 'EUR', 'MONTH', ?)")
                .param(TODAY.minusDays(100))
                .update();
    }

    @Test
    @DisplayName("is what was ordered; approved, it changes on its day, and the fees with it, to the day")
    void changed() throws Exception {
        assertThat(now()).hasValue("5x8");
        assertThat(availabilities.of(installations.get(new InstallationId("capri-acc"))))
                .as("what the policy says there")
                .isEmpty();
        var since = TODAY.plusDays(9);
        var process = start(Optional.of(since));
        assertThat(desk.shown("planShown"))
                .contains("5x8 becomes 24x7", InWords.day(since), "690.00", "C. Klant, by mail");
        approve();
        assertThat(now()).as("before its day").hasValue("5x8");
        dayComes();
        desk.ways.end(process, "EndEvent_AvailabilityChanged");
        assertThat(now()).hasValue("24x7");
        assertThat(fees())
                .containsExactlyInAnyOrder(
                        "hosting-5x8 until " + since.minusDays(1), "hosting-24x7 from " + since + " 690.00");
        availabilities.change(numberOf(process));
        assertThat(fees()).as("done again").hasSize(2);
        assertThatThrownBy(() -> availabilities.requirePossible(request("24x7"), "mark"))
                .hasMessageContaining("agreed already");
        availabilities.requirePossible(request("5x8"), "mark");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "refused, EndEvent_AvailabilityKept",
        "withdrawn, EndEvent_ChangeTakenBack",
        "gone, EndEvent_AvailabilityKept"
    })
    @DisplayName("refused, withdrawn, or of a production that goes, stays as it was, and may be asked for again")
    void kept(String how, String end) {
        var process = start(Optional.empty());
        if (how.equals("refused")) refuse();
        if (how.equals("withdrawn")) desk.engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        if (how.equals("gone")) {
            approve();
            installations.markRemoved(LifeDesk.CAPRI);
            dayComes();
        }
        desk.ways.end(process, end);
        assertThat(fees()).containsExactly("hosting-5x8");
        if (how.equals("gone")) return;
        assertThat(now()).hasValue("5x8");
        availabilities.requirePossible(request("24x7"), "mark");
    }

    @Test
    @DisplayName("at another price than was accepted and approved, both are asked again")
    void approvalVoid() {
        start(Optional.empty());
        approve();
        desk.dayAndNightCosts("790");
        dayComes();
        desk.ways.waitFor("Task_AcceptAvailability");
        desk.ways.answer(
                "Task_AcceptAvailability",
                "mark",
                "managers",
                Map.of("customersAnswer", "accept", "customersWord", "C. Klant, by mail again"));
        desk.ways.waitFor("Task_ApproveAvailability");
        assertThat(desk.shown("planShown")).contains("790.00", "by mail again");
        assertThat(now()).hasValue("5x8");
    }

    @Test
    @DisplayName("is asked about at a price: at another one the link is void, and what was accepted is asked again")
    void price() throws Exception {
        var byLink = desk.engine.get(ByLink.class);
        var post = desk.engine.get(FakePost.class);
        desk.name("nl");
        desk.begin(
                "mark",
                "change-availability",
                new AvailabilityRequest(LifeDesk.CAPRI, "24x7", Optional.empty(), "").asVariables());
        var first = desk.token();
        desk.dayAndNightCosts("790");
        assertThatThrownBy(() -> byLink.page(first))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.CHANGED));
        var open = desk.engine.tasks().createTaskQuery().singleResult().getId();
        desk.engine.get(Links.class).sendAgain(open, "mark");
        assertThat(post.letters().get(1).text()).contains("790,00");
        var second = desk.token();
        byLink.answer(second, desk.sent(second, "accept", "K. Lant", ""));
        approve();
        desk.dayAndNightCosts("890");
        dayComes();
        desk.ways.waitFor("Task_AcceptAvailability");
        assertThat(post.letters().get(2).text()).contains("890,00");
        assertThat(desk.shown("availabilityText")).contains("890.00");
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "7x7, 0, AVAILABILITY_UNKNOWN",
        "5x8, 0, AVAILABILITY_SAME",
        "24x7, -1, DATE_PAST",
        "'', 0, FIELD_REQUIRED"
    })
    @DisplayName("is refused with the rule that it breaks")
    void wrong(String availability, int days, String rule) {
        assertThatThrownBy(() -> availabilities.requirePossible(
                        new AvailabilityRequest(
                                LifeDesk.CAPRI, availability, Optional.of(TODAY.plusDays(days)), "C. Klant"),
                        "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    @Test
    @DisplayName("is refused by the process too, before anybody is asked")
    void refusedInside() {
        var process = desk.begin("mark", "change-availability", request("5x8").asVariables());
        desk.ways.end(process, "EndEvent_AvailabilityRefused");
        assertThat(desk.engine.tasks().createTaskQuery().count()).isZero();
        assertThat(desk.engine.get(FakePost.class).letters()).isEmpty();
        assertThat(now()).hasValue("5x8");
        availabilities.requirePossible(request("24x7"), "mark");
    }

    @Test
    @DisplayName("is agreed by managers, one change at a time")
    void whoAndHowMany() {
        assertThatThrownBy(() -> availabilities.requirePossible(request("24x7"), "hanna"))
                .isInstanceOf(Forbidden.class);
        start(Optional.empty());
        assertThatThrownBy(() -> availabilities.requirePossible(request("24x7"), "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("BUSY"));
    }

    private static String start(Optional<LocalDate> since) {
        var request = new AvailabilityRequest(LifeDesk.CAPRI, "24x7", since, "C. Klant, by mail");
        var begun = desk.begin("mark", "change-availability", request.asVariables());
        desk.ways.waitFor("Task_ApproveAvailability");
        return begun;
    }

    private static void refuse() {
        desk.ways.answer("Task_ApproveAvailability", "hanna", "hosting", Map.of("availabilityApproval", "refuse"));
    }

    private static void approve() {
        desk.approve("Task_ApproveAvailability", "hanna", "availabilityApproval");
    }

    private static void dayComes() {
        desk.dayComes("Event_FromDay");
    }

    private Optional<String> now() {
        return availabilities.of(installations.get(LifeDesk.CAPRI));
    }

    private long numberOf(String process) {
        return availabilities.of(process).orElseThrow().number();
    }

    private List<String> fees() {
        return desk.engine.get(Fees.class).of(new ProjectName("capri")).stream()
                .map(AvailabilitiesTest::words)
                .toList();
    }

    private static String words(Fee fee) {
        var from = fee.kind().equals("hosting-24x7")
                ? " from " + fee.since() + " " + fee.amount().plain()
                : "";
        return fee.kind() + from + fee.until().map(day -> " until " + day).orElse("");
    }

    private static AvailabilityRequest request(String availability) {
        return new AvailabilityRequest(LifeDesk.CAPRI, availability, Optional.empty(), "C. Klant, by mail");
    }
}
