package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.life.Offboarding.State;
import org.gaas.onboarding.RequestRefused;
import org.gaas.production.Ways;
import org.gaas.sites.OwnNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The end of a production")
class OffboardingsTest {
    private static final LifeDesk desk = LifeDesk.shared();
    private final Offboardings offboardings = desk.engine.get(Offboardings.class);
    private final Installations installations = desk.engine.get(Installations.class);
    private final JdbcClient database = desk.engine.get(JdbcClient.class);

    @BeforeEach
    void opened() throws Exception {
        desk.open();
        desk.request("test");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "capri-test, NOT_A_PRODUCTION, gaas remove",
        "capri-acc, NOT_A_PRODUCTION, name capri",
        "ischia, INSTALLATION_UNKNOWN, ischia"
    })
    @DisplayName("is for productions, and says what else to do")
    void notThis(String installation, String rule, String words) {
        assertThatThrownBy(() -> offboardings.requirePossible(request(installation), "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule))
                .hasMessageContaining(words);
    }

    @Test
    @DisplayName("is no way for one that was never opened: that is withdrawn")
    void neverOpened() {
        database.sql("update production_order set opened = null").update();
        assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "hanna"))
                .hasMessageContaining("gaas withdraw capri");
    }

    @ParameterizedTest
    @CsvSource({"Task_MendOpening, still being opened", "Task_HandOverProduction, "})
    @DisplayName("is possible as soon as visitors are let in, also before somebody handed it over; then nobody has to")
    void notHandedOver(String task, String trouble) throws Exception {
        Ways.deploy(desk.engine);
        var onboarding = desk.engine.get(EngineDoor.class).through(() -> desk.engine
                .runtime()
                .createProcessInstanceByKey("onboard-production")
                .setVariable("installation", "capri")
                .setVariable("tag", "1.0.0")
                .startBeforeActivity(task)
                .execute()
                .getId());
        database.sql("update production_order set process = ?")
                .param(onboarding)
                .update();
        if (trouble != null) {
            assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "hanna"))
                    .hasMessageContaining(trouble);
            return;
        }
        var offboarding = offboardings.accept(request("capri"), "hanna", "p1");
        assertThat(desk.engine.get(EngineDoor.class).runs(onboarding)).isTrue();
        offboardings.settle(offboarding);
        assertThat(desk.engine.get(EngineDoor.class).runs(onboarding)).isFalse();
        offboardings.settle(offboarding);
    }

    @Test
    @DisplayName("is asked for by hosting, from a day that is not over, and with days that make sense")
    void badInput() {
        assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "dora"))
                .isInstanceOf(Forbidden.class);
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(2);
        var late = new OffboardingRequest(
                new InstallationId("capri"), "C. Klant", Optional.of(yesterday), Optional.empty());
        assertThatThrownBy(() -> offboardings.requirePossible(late, "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("DATE_PAST"));
        for (var days : List.of(-1, 3651))
            assertThatThrownBy(() -> new OffboardingRequest(
                            new InstallationId("capri"), "C. Klant", Optional.empty(), Optional.of(days)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("DAYS_INVALID"));
    }

    @Test
    @DisplayName("is one at a time; the same process asks as often as it likes; kept, it may be ended another day")
    void oneAtATime() throws Exception {
        var first = offboardings.accept(request("capri"), "hanna", "p1");
        assertThat(first.keepDays()).as("the policy's").isEqualTo(30);
        assertThat(offboardings.accept(request("capri"), "hanna", "p1")).isEqualTo(first);
        assertThatThrownBy(() -> offboardings.accept(request("capri"), "hugo", "p2"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("OFFBOARDING_RUNNING");
        assertThatThrownBy(() -> database.sql("insert into life_offboarding (process, production, acceptance,"
                                + " production_order, held, reason, closing, keep_days, requester, requested, state)"
                                + " select 'p3', production, acceptance, production_order, held, reason, closing,"
                                + " keep_days, requester, requested, state from life_offboarding")
                        .update())
                .as("at the same instant, the database refuses")
                .isInstanceOf(RuntimeException.class);
        offboardings.keep(first.number());
        assertThat(offboardings.numbered(first.number()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(offboardings.accept(request("capri"), "hugo", "p2").number()).isGreaterThan(first.number());
    }

    @Test
    @DisplayName(
            "and a change of its names keep each other out; names of others are refused, and people who may not ask")
    void names() throws Exception {
        var changes = desk.engine.get(NamesChanges.class);
        var other = installations.request(new InstallationRequest(
                new ProjectName("ischia"),
                new EnvironmentName("production"),
                Optional.empty(),
                Optional.of(new CustomerName("Ander BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "dora",
                "other"));
        desk.engine.get(OwnNames.class).give(other, List.of("ischia.example.org"));
        assertThatThrownBy(() -> changes.requirePossible(adding("ischia.example.org"), "dora"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("HOST_TAKEN"));
        assertThatThrownBy(() -> changes.requirePossible(adding("www.example.org"), "mark"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> changes.accept(adding("ischia.example.org"), "dora", "n0"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("HOST_TAKEN");

        var change = changes.accept(adding("www.example.org"), "dora", "n1");
        assertThat(changes.accept(adding("www.example.org"), "dora", "n1")).isEqualTo(change);
        assertThat(change.before().words()).containsExactly("www.capri.example");
        assertThat(change.wanted().words()).containsExactly("www.capri.example", "www.example.org");
        assertThatThrownBy(() -> changes.accept(adding("w.example.org"), "dora", "n2"))
                .hasMessageContaining("BUSY");
        assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "hanna"))
                .hasMessageContaining("names of capri are being changed");
        assertThat(change.reason()).as("a developer's own word").isEmpty();
        assertThat(changes.isHeard(change)).isFalse();
        changes.end(change.number());
        var heard = changes.accept(adding("www.example.org"), "hanna", "n3");
        assertThat(heard.reason()).isEqualTo("C. Klant");
        assertThat(changes.isHeard(heard)).isTrue();
        changes.end(heard.number());
        offboardings.accept(request("capri"), "hanna", "p1");
        assertThatThrownBy(() -> changes.requirePossible(adding("www.example.org"), "dora"))
                .hasMessageContaining("something else is being done with capri");
    }

    private static NamesRequest adding(String name) {
        return NamesRequest.written(new InstallationId("capri"), name, "", "", "C. Klant");
    }

    @Test
    @DisplayName("shows both who decide what goes; what changes meanwhile is approved again by both")
    void approvedByBoth() {
        begin();
        desk.ways.waitFor("Task_ApproveOffboarding");
        assertThat(desk.shown("planShown"))
                .contains("capri", "capri-acc", "capri_gems, capri_acc_gems", "www.capri.example", "for 30 days")
                .contains("C. Klant, by letter");
        approvedByBoth(() -> desk.engine
                .get(OwnNames.class)
                .give(installations.get(LifeDesk.CAPRI), List.of("www.capri.example", "www.example.org")));
        desk.dayComes("Event_ClosingDay");
        desk.ways.waitFor("Task_ApproveOffboarding");
        assertThat(desk.shown("planShown")).contains("www.example.org");
        approvedByBoth(() -> {});
        desk.dayComes("Event_ClosingDay");
        desk.ways.waitFor("Task_HandOverData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ApproveOffboarding", "Task_ConfirmOffboarding"})
    @DisplayName("needs the signatures of both when its day comes")
    void bothSignatures(String signed) {
        begin();
        approvedByBoth(() -> {});
        assertThat(database.sql("delete from engine_approval where definition = ?")
                        .param(signed)
                        .update())
                .isPositive();
        desk.dayComes("Event_ClosingDay");
        desk.ways.waitFor("Task_ApproveOffboarding");
    }

    private static void begin() {
        desk.begin("hanna", "offboard-production", request("capri").asVariables());
    }

    private static void approvedByBoth(Runnable meanwhile) {
        desk.approve("Task_ApproveOffboarding", "hugo", "removalApproval");
        desk.ways.waitFor("Task_ConfirmOffboarding");
        meanwhile.run();
        desk.approve("Task_ConfirmOffboarding", "mark", "removalConfirmation");
    }

    private static OffboardingRequest request(String installation) {
        return new OffboardingRequest(
                new InstallationId(installation), "C. Klant, by letter", Optional.empty(), Optional.empty());
    }
}
