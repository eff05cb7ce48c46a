package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Access that is asked for")
class AccessRefusedTest extends AskedAccess {
    @Test
    @DisplayName("is refused at the first step too, where Tasklist has no other door")
    void refusedByProcess() {
        var process = new String[1];
        desk.engine.as(
                "dora",
                new String[0],
                () -> process[0] = desk.get(EngineDoor.class)
                        .start(
                                "grant-access",
                                "access",
                                AccessDesk.wanted("capri").asVariables()));
        desk.engine.runJobs();
        assertThat(desk.end(process[0])).isEqualTo("EndEvent_AccessRefused");
        assertThat(refusal(process[0])).contains("AGREEMENT_MISSING");
    }

    @ParameterizedTest(name = "{0} in an agreement until {1}, wanted until {2}: {3}")
    @CsvSource({
        "capri,  50, 2026-11-22, UNTIL_INVALID",
        "capri,  50, 2027-02-22, UNTIL_INVALID",
        "capri,  10, 2026-12-20, UNTIL_INVALID",
        "cicero, 50, 2026-12-20, AGREEMENT_MISSING",
        "quince, 50, 2026-12-20, PROJECT_UNKNOWN",
        "'',     50, 2026-12-20, FIELD_REQUIRED"
    })
    @DisplayName("is refused with field and rule when it can't be given")
    void invalid(String project, int days, LocalDate until, String rule) {
        desk.agreed("dora", "capri", days);
        refused(
                rule,
                () -> desk.ask("dora", project.isEmpty() ? AccessDesk.until(until) : AccessDesk.until(until, project)));
    }

    @Test
    @DisplayName("is refused by an agreement that ended yesterday, which is told")
    void yesterday() {
        desk.agreed("dora", "capri", 1);
        desk.forward(Duration.ofDays(2));
        assertThatThrownBy(() -> desk.ask("dora", AccessDesk.wanted("capri")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("AGREEMENT_MISSING"))
                .hasMessageContaining("to 2026-11-24");
    }

    @Test
    @DisplayName("is asked for by developers, for themselves")
    void forOthers() {
        desk.agreedForAll("dora");
        refused("DEVELOPER_UNKNOWN", () -> desk.ask("hanna", AccessDesk.wanted("capri")));
        assertThatThrownBy(() -> desk.ask(
                        "daan",
                        new WantedAccess(
                                Optional.of("dora"),
                                AccessDesk.names("capri"),
                                Optional.empty(),
                                "a report",
                                Optional.empty(),
                                false)))
                .isInstanceOf(Forbidden.class);
    }
}
