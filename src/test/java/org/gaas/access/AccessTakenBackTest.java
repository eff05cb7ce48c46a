package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.fleet.EnvironmentName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Access that was given")
class AccessTakenBackTest extends AskedAccess {
    @Test
    @DisplayName("is taken back at once, on production and elsewhere, and those concerned are told")
    void takenBack() {
        desk.agreedForAll("dora");
        var process = given("dora", "capri");
        desk.told.clear();
        desk.clock.now = desk.clock.now.plusSeconds(60);
        desk.takeBack("hanna", "dora");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("TAKEN_BACK");
        assertThat(desk.end(process)).isEqualTo("EndEvent_NothingLeft");
        assertThat(desk.told).singleElement().satisfies(one -> assertThat(one.people())
                .containsExactlyInAnyOrder("dora", "hanna", "mark"));
        assertThat(trail()).contains("take-access-back");

        desk.clock.now = desk.clock.now.plusSeconds(60);
        desk.agreedForAll("dora");
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
    }

    @Test
    @DisplayName("is taken back by whose it is, by managers and hosting, and by nobody else")
    void whoTakesBack() {
        desk.agreedForAll("dora");
        assertThatThrownBy(() -> desk.takeBack("daan", "dora")).isInstanceOf(Forbidden.class);
        desk.takeBack("dora", "dora", "capri");
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("TAKEN_BACK");
        assertThat(desk.reaches("dora", "cicero-test")).isEqualTo("ALL");
        refused(
                "TAKEN_BACK",
                () -> desk.ask(
                        "dora",
                        new WantedAccess(
                                Optional.empty(),
                                AccessDesk.names("capri"),
                                Optional.of(new EnvironmentName("test")),
                                "a report",
                                Optional.empty(),
                                false)));
        desk.takeBack("mark", "dora", "cicero");
        assertThat(desk.reaches("dora", "cicero-test")).isEqualTo("TAKEN_BACK");
        refused("PROJECT_UNKNOWN", () -> desk.takeBack("mark", "dora", "quince"));
        refused("DEVELOPER_UNKNOWN", () -> desk.takeBack("mark", "somebody"));
    }

    @Test
    @DisplayName("that was given in an emergency and taken back is still looked at")
    void takenBackInEmergency() {
        desk.agreedForAll("dora");
        var process = desk.ask("olga", AccessDesk.emergency("dora", "capri"));
        desk.takeBack("mark", "dora");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.open()).containsExactly("Task_LookAtEmergency");
        look("hanna", "right");
        desk.forward(Duration.ofHours(4));
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessEnded");
    }

    @Test
    @DisplayName("can't be taken back in Tasklist by who may not")
    void takenBackRefused() {
        desk.agreedForAll("dora");
        var process = new String[1];
        desk.engine.as(
                "daan",
                new String[0],
                () -> process[0] = desk.get(EngineDoor.class)
                        .start("revoke-access", "access", Map.of("accessDeveloper", "dora", "accessWhy", "spite")));
        desk.engine.runJobs();
        assertThat(desk.end(process[0])).isEqualTo("EndEvent_NothingRevoked");
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
    }
}
