package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import org.gaas.audit.Trail;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Olga has the role by her account; hanna and hugo are of hosting. */
@DisplayName("The on-call roster")
class RosterTest {
    private static TaskDesk desk;

    @BeforeAll
    static void open() {
        desk = TaskDesk.with();
    }

    @BeforeEach
    void monday() {
        at("2026-11-23T10:00");
    }

    @AfterEach
    void clear() {
        desk.engine.get(JdbcClient.class).sql("delete from oncall_shift").update();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("is who has the role oncall, from the first moment of a shift until the last, without any copy")
    void live() {
        add("hanna", "2026-11-23T17:00", "2026-11-24T09:00");
        add("hugo", "2026-11-24T09:00", "2026-11-24T17:00");
        at("2026-11-23T17:00");
        assertThat(people().having(Role.ONCALL)).containsExactly("hanna");
        assertThat(people().rolesOf("hanna")).contains(Role.ONCALL, Role.HOSTING);
        assertThat(people().groupsForTasks("hanna")).contains("oncall");
        assertThat(people().rolesOf("olga"))
                .as("by account, but not on the roster")
                .doesNotContain(Role.ONCALL);
        at("2026-11-24T08:59");
        assertThat(people().having(Role.ONCALL)).containsExactly("hanna");
        at("2026-11-24T09:00");
        assertThat(people().having(Role.ONCALL)).containsExactly("hugo");
        assertThat(people().rolesOf("hanna")).doesNotContain(Role.ONCALL);
    }

    @Test
    @DisplayName("has no gap: when it says nothing, those count who have the role by their account")
    void gap() {
        assertThat(people().having(Role.ONCALL)).containsExactly("olga");
        add("hanna", "2026-11-23T17:00", "2026-11-24T09:00");
        at("2026-11-24T09:00");
        assertThat(people().having(Role.ONCALL)).containsExactly("olga");
        assertThat(people().has("olga", Role.ONCALL)).isTrue();
    }

    @Test
    @DisplayName("forgets who is of hosting no more")
    void left() {
        add("hanna", "2026-11-23T09:00", "2026-11-24T09:00");
        assertThat(people().having(Role.ONCALL)).containsExactly("hanna");
        desk.engine.identity().deleteMembership("hanna", Role.HOSTING.group());
        try {
            assertThat(people().rolesOf("hanna")).doesNotContain(Role.ONCALL);
            assertThat(people().having(Role.ONCALL)).containsExactly("olga");
        } finally {
            desk.engine.identity().createMembership("hanna", Role.HOSTING.group());
        }
    }

    @Test
    @DisplayName("may name several, and a shift can be taken away, also what is left of one")
    void several() {
        add("hanna", "2026-11-23T09:00", "2026-11-24T09:00");
        var hugo = add("hugo", "2026-11-23T09:00", "2026-11-24T09:00");
        assertThat(people().having(Role.ONCALL)).containsExactly("hanna", "hugo");
        roster().end(hugo.number(), "mark");
        assertThat(people().having(Role.ONCALL)).containsExactly("hanna");
        assertThat(desk.engine.get(Trail.class).of("", 2))
                .extracting(entry -> entry.what() + " " + entry.subject())
                .containsExactlyInAnyOrder("end-shift hugo", "add-shift hugo");
        assertThatThrownBy(() -> roster().end(hugo.number(), "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("SHIFT_UNKNOWN"));
    }

    @Test
    @DisplayName("is made by managers only")
    void who() {
        assertThatThrownBy(
                        () -> roster().add("hanna", instant("2026-11-23T17:00"), instant("2026-11-24T09:00"), "hanna"))
                .isInstanceOf(Forbidden.class);
        var shift = add("hanna", "2026-11-23T17:00", "2026-11-24T09:00");
        assertThatThrownBy(() -> roster().end(shift.number(), "hanna")).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest(name = "{0} from {1} until {2}: {3}")
    @CsvSource({
        "nobody, 2026-11-23T17:00, 2026-11-24T09:00, USER_UNKNOWN",
        "dora, 2026-11-23T17:00, 2026-11-24T09:00, ONCALL_ROLE",
        "hanna, 2026-11-24T09:00, 2026-11-23T17:00, DATES_SWAPPED",
        "hanna, 2026-11-24T09:00, 2026-11-24T09:00, DATES_SWAPPED",
        "hanna, 2026-11-22T09:00, 2026-11-23T10:00, DATE_PAST",
        "hanna, 2026-11-24T09:00, 2026-12-25T10:00, SHIFT_TOO_LONG",
        "hanna, 2028-01-01T09:00, 2028-01-02T09:00, DATE_TOO_FAR"
    })
    @DisplayName("names people of hosting, for times that make sense")
    void wrong(String person, String from, String until, String code) {
        assertThatThrownBy(() -> add(person, from, until))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(code));
    }

    private static Shift add(String person, String from, String until) {
        return roster().add(person, instant(from), instant(until), "mark");
    }

    private static Instant instant(String wall) {
        return LocalDateTime.parse(wall).atZone(TaskDesk.ZONE).toInstant();
    }

    private static void at(String wall) {
        desk.clock.set(LocalDateTime.parse(wall));
    }

    private static Roster roster() {
        return desk.engine.get(Roster.class);
    }

    private static People people() {
        return desk.engine.get(People.class);
    }
}
