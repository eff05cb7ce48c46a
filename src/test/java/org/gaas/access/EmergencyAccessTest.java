package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.gaas.engine.Forbidden;
import org.gaas.people.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Access that is asked for")
class EmergencyAccessTest extends AskedAccess {
    @Test
    @DisplayName("in an emergency is given at once, for four hours, and somebody else looks at it")
    void emergency() {
        desk.agreedForAll("dora");
        var process = desk.ask("olga", AccessDesk.emergency("dora", "capri"));
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
        assertThat(desk.open()).containsExactly("Task_LookAtEmergency");
        assertThat(desk.told).singleElement().satisfies(one -> {
            assertThat(one.people()).contains("dora", "olga", "mark", "mona");
            assertThat(one.subject()).startsWith("Access given in an emergency");
            assertThat(one.text())
                    .containsPattern("reach it until [A-Z][a-z]+day \\d+ [A-Z][a-z]+ 2026, \\d\\d:\\d\\d[.]");
        });
        assertThat((String) shown("accessText"))
                .contains("Why")
                .containsPattern("Ends by itself:\\*\\* [A-Z][a-z]+day \\d+ [A-Z][a-z]+ 2026, \\d\\d:\\d\\d");
        assertThat(trail()).contains("give-access-in-emergency");
        assertThatThrownBy(() -> look("olga", "right")).isInstanceOf(Forbidden.class);
        look("hanna", "right");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
        desk.forward(Duration.ofHours(4));
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessEnded");
    }

    @Test
    @DisplayName("in an emergency that nobody looked at ends all the same, and is still to be looked at")
    void emergencyUnseen() {
        desk.agreedForAll("dora");
        var process = desk.ask("olga", AccessDesk.emergency("dora", "capri"));
        desk.forward(Duration.ofHours(4));
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.open()).containsExactly("Task_LookAtEmergency");
        assertThat(passed(process)).contains("EndEvent_EmergencyOver");
        look("mark", "right");
        desk.forward(Duration.ofSeconds(1));
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessEnded");
    }

    @Test
    @DisplayName("in an emergency that was not right is taken away at once, and managers are told")
    void emergencyNotRight() {
        desk.agreedForAll("dora");
        var process = desk.ask("olga", AccessDesk.emergency("dora", "capri"));
        desk.told.clear();
        look("hanna", "notRight");
        assertThat(desk.end(process)).isEqualTo("EndEvent_EmergencyNotRight");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.told).singleElement().satisfies(one -> {
            assertThat(one.people()).contains("dora", "olga", "mark", "mona");
            assertThat(one.text()).contains("hanna", "seen");
        });
        assertThat(trail()).contains("end-access");
    }

    @Test
    @DisplayName(
            "in an emergency is given by who showed a code; without one nothing is begun, and an ordinary request needs none")
    void code() {
        desk.agreedForAll("dora");
        desk.codes.forgot = Optional.of("olga");
        try {
            assertThatThrownBy(() -> desk.ask("olga", AccessDesk.emergency("dora", "capri")))
                    .isInstanceOfSatisfying(
                            Forbidden.class, no -> assertThat(no.rule()).isEqualTo("SECOND_FACTOR_REQUIRED"));
        } finally {
            desk.codes.forgot = Optional.empty();
        }
        assertThat(desk.open()).isEmpty();
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        desk.codes.forgot = Optional.of("dora");
        try {
            desk.ask("dora", AccessDesk.wanted("capri"));
        } finally {
            desk.codes.forgot = Optional.empty();
        }
        assertThat(desk.open()).containsExactly("Task_ApproveAccess");
    }

    @Test
    @DisplayName("in an emergency is given by who is on call now, and not to oneself")
    void onCall() {
        desk.agreedForAll("dora");
        assertThatThrownBy(() -> desk.ask("hanna", AccessDesk.emergency("dora", "capri")))
                .isInstanceOfSatisfying(
                        Forbidden.class, no -> assertThat(no.rule()).isEqualTo("ROLE_REQUIRED"));
        refused("AGREEMENT_MISSING", () -> desk.ask("olga", AccessDesk.emergency("daan", "capri")));
        var identities = desk.engine.identity();
        identities.createMembership("olga", Role.DEVELOPERS.group());
        try {
            assertThatThrownBy(() -> desk.ask("olga", AccessDesk.emergency("olga", "capri")))
                    .isInstanceOfSatisfying(
                            Forbidden.class, no -> assertThat(no.rule()).isEqualTo("EMERGENCY_OWN"));
        } finally {
            identities.deleteMembership("olga", Role.DEVELOPERS.group());
        }
        var process = new String[1];
        desk.engine.as(
                "olga",
                new String[0],
                () -> process[0] = desk.get(GrantAccessProcess.class)
                        .start(AccessDesk.emergency("dora", "capri"), "olga")
                        .process());
        runOne();
        identities.deleteMembership("olga", Role.ONCALL.group());
        try {
            desk.engine.runJobs();
            assertThat(desk.end(process[0])).isEqualTo("EndEvent_AccessNotGiven");
        } finally {
            identities.createMembership("olga", Role.ONCALL.group());
        }
    }
}
