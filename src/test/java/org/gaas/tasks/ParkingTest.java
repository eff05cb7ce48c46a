package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gaas.audit.Trail;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision is asked for on Monday at 10:00, due at 14:00; at noon it is parked. */
@DisplayName("A task that waits for somebody")
class ParkingTest {
    private static TaskDesk desk;
    private String decide;

    @BeforeAll
    static void open() {
        desk = TaskDesk.with();
    }

    @BeforeEach
    void ask() {
        desk.clock.set(LocalDateTime.parse("2026-11-23T10:00"));
        decide = desk.ask("capri").decide();
        desk.clock.set(LocalDateTime.parse("2026-11-23T12:00"));
    }

    @AfterEach
    void clear() {
        desk.engine.clear();
        desk.told().clear();
        desk.look();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName(
            "says for whom and until when, in its name; nobody is reminded of it, and it has the time that was left")
    void park() {
        var parked = park("2026-12-01", "Jan of Zorg");
        assertThat(parked.name()).isEqualTo("Decide · parked until 1 December 2026, waits for Jan of Zorg");
        assertThat(parked.parked()).contains(new Parked(LocalDate.of(2026, 12, 1), "Jan of Zorg", "hanna"));
        assertThat(desk.due(decide)).isEqualTo(LocalDateTime.parse("2026-12-01T11:00"));
        assertThat(desk.task(decide).getFollowUpDate()).isEqualTo("2026-12-01T08:00:00.000Z");
        assertThat(desk.engine.get(Trail.class).of("capri", 1)).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("hanna");
            assertThat(entry.what()).isEqualTo("park-task");
            assertThat(entry.detail()).isEqualTo("until 2026-12-01, waits for Jan of Zorg");
        });
        desk.lookAt("2026-11-30T17:00");
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("comes back by itself on the morning of its day, once, and is told of as others from then on")
    void comesBack() {
        park("2026-12-01", "Jan");
        desk.lookAt("2026-12-01T08:59");
        assertThat(told()).isEmpty();
        desk.lookAt("2026-12-01T09:00");
        desk.lookAt("2026-12-01T09:01");
        assertThat(told()).containsExactly("RETURNED Decide Jan");
        assertThat(desk.task(decide).getName()).isEqualTo("Decide");
        assertThat(desk.task(decide).getFollowUpDate()).isNull();
        assertThat(desk.engine.get(OpenTasks.class).find(decide).orElseThrow().parked())
                .isEmpty();
        desk.lookAt("2026-12-01T10:29");
        assertThat(told()).hasSize(1);
        desk.lookAt("2026-12-01T10:30");
        assertThat(told()).last().isEqualTo("REMINDER Decide [hanna, hugo, olga]");
    }

    @Test
    @DisplayName("comes back on the next working day when its day is none")
    void holiday() {
        park("2026-12-25", "Jan");
        desk.lookAt("2026-12-26T12:00");
        assertThat(told()).isEmpty();
        desk.lookAt("2026-12-28T09:00");
        assertThat(told()).containsExactly("RETURNED Decide Jan");
    }

    @Test
    @DisplayName("can be brought back earlier, or wait for somebody else: it keeps its name and its time")
    void earlier() {
        park("2026-12-01", "Jan");
        var again = parking().park(decide, "mark", LocalDate.of(2026, 12, 2), "Piet");
        assertThat(again.name()).isEqualTo("Decide · parked until 2 December 2026, waits for Piet");
        desk.clock.set(LocalDateTime.parse("2026-11-24T16:00"));
        assertThat(parking().resume(decide, "hugo").name()).isEqualTo("Decide");
        assertThat(desk.due(decide)).isEqualTo(LocalDateTime.parse("2026-11-25T10:00"));
        assertThatThrownBy(() -> parking().resume(decide, "hugo")).hasMessageContaining("not parked");
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("has an hour at least when it comes back, also when it was late already")
    void late() {
        desk.clock.set(LocalDateTime.parse("2026-11-23T16:00"));
        park("2026-12-01", "Jan");
        assertThat(desk.due(decide)).isEqualTo(LocalDateTime.parse("2026-12-01T10:00"));
    }

    @Test
    @DisplayName("is parked by who could do it, or a manager, and by nobody else")
    void who() {
        assertThatThrownBy(() -> parking().park(decide, "dora", LocalDate.of(2026, 12, 1), "Jan"))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("This task is for hosting; dora is not one of them");
        assertThat(desk.task(decide).getName()).isEqualTo("Decide");
    }

    @ParameterizedTest(name = "{0} for ''{1}'': {2}")
    @CsvSource({
        "2026-11-23, Jan, DATE_PAST",
        "2020-01-01, Jan, DATE_PAST",
        "2028-01-01, Jan, DATE_TOO_FAR",
        "2026-12-01, '', NAME_REQUIRED",
        "2026-12-01, '  ', NAME_REQUIRED"
    })
    @DisplayName("has a day ahead and a name")
    void wrong(LocalDate until, String whom, String code) {
        assertThatThrownBy(() -> parking().park(decide, "hanna", until, whom))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(code));
    }

    @Test
    @DisplayName("has a name of one line that fits")
    void name() {
        for (var name : new String[] {"Jan\u0000", "Jan\nPiet", "x".repeat(101)})
            assertThatThrownBy(() -> park("2026-12-01", name))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("NAME_INVALID"));
        assertThat(park("2026-12-01", "x".repeat(100)).name()).endsWith("xxx");
    }

    @Test
    @DisplayName("may be answered nevertheless, and is not parked any more then")
    void answered() {
        park("2026-12-01", "Jan");
        desk.as("hugo", () -> desk.engine.tasks().complete(decide));
        desk.lookAt("2026-12-01T09:00");
        assertThat(told()).isEmpty();
        assertThat(desk.engine.get(ParkedRows.class).all()).isEmpty();
    }

    private OpenTask park(String until, String whom) {
        return parking().park(decide, "hanna", LocalDate.parse(until), whom);
    }

    /** About the decision; the other task may be late meanwhile. */
    private static List<String> told() {
        return desk.told().stream().filter(one -> one.contains(" Decide ")).toList();
    }

    private static Parking parking() {
        return desk.engine.get(Parking.class);
    }
}
