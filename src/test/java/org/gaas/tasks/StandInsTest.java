package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.audit.Trail;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskFacts;
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

/** Hanna of hosting is away from Tuesday to Thursday; dora asked for a decision of hosting. */
@DisplayName("Who does the tasks of somebody who is away")
class StandInsTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);
    private static TaskDesk desk;
    private SecondOpinion opinion;

    @BeforeAll
    static void open() {
        desk = TaskDesk.with();
    }

    @BeforeEach
    void ask() {
        desk.clock.set(LocalDateTime.parse("2026-11-23T10:00"));
        opinion = desk.ask("capri");
    }

    @AfterEach
    void clear() {
        desk.engine.clear();
        desk.engine.get(JdbcClient.class).sql("delete from task_standin").update();
        desk.engine.get(JdbcClient.class).sql("delete from task_behalf").update();
        desk.look();
        desk.told().clear();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("may do them from the first day on until the last one is over, and not a moment longer")
    void days() {
        hannaAway("daan");
        for (var moment : List.of("2026-11-23T23:59", "2026-11-27T00:00")) {
            at(moment);
            assertThatThrownBy(() -> claims("daan", opinion.decide()))
                    .as(moment)
                    .isInstanceOf(Forbidden.class)
                    .hasMessageContaining("This task is for hosting");
            assertThat(people().rolesForTasks("daan")).containsExactly(Role.DEVELOPERS);
        }
        for (var moment : List.of("2026-11-24T00:00", "2026-11-26T23:59")) {
            at(moment);
            assertThatCode(() -> claims("daan", opinion.decide())).as(moment).doesNotThrowAnyException();
            assertThat(people().rolesForTasks("daan")).contains(Role.DEVELOPERS, Role.HOSTING);
            assertThat(people().rolesOf("daan")).as("for tasks only").containsExactly(Role.DEVELOPERS);
            desk.engine.tasks().setAssignee(opinion.decide(), null);
        }
    }

    @Test
    @DisplayName("can't complete what was taken while the days lasted, when they are over")
    void over() {
        hannaAway("daan");
        at("2026-11-26T16:00");
        claims("daan", opinion.decide());
        at("2026-11-27T09:00");
        assertThatThrownBy(() -> completes("daan", opinion.decide())).isInstanceOf(Forbidden.class);
        assertThat(opinion.isOpen(opinion.decide())).isTrue();
    }

    @Test
    @DisplayName("answers for the absent person, which is kept; with a role of one's own, for oneself")
    void behalf() {
        hannaAway("daan");
        at("2026-11-24T10:00");
        var instance = opinion.instance();
        completes("daan", opinion.decide());
        assertThat(standIns().answeredFor(instance, "Task_Decide", "daan")).containsExactly("hanna");
        completes("daan", opinion.look());
        assertThat(standIns().answeredFor(instance, "Task_Look", "daan")).isEmpty();
    }

    @Test
    @DisplayName(
            "answers for the absent person what the table of duties gives to that one, also when it was offered to both")
    void duty() {
        hannaAway("daan");
        at("2026-11-24T10:00");
        assertThat(standIns().actsFor(looking(Map.of("duty", "server")))).contains("hanna");
        assertThat(standIns().actsFor(looking(Map.of()))).isEmpty();
        assertThat(standIns().takesFor(opinion.look(), "daan")).isEmpty();
    }

    private TaskFacts looking(Map<String, String> properties) {
        return new TaskFacts(
                TaskFacts.Moment.COMPLETION,
                opinion.look(),
                "Task_Look",
                "second-opinion",
                opinion.instance(),
                properties,
                "daan",
                people().groupsForTasks("daan"),
                Optional.of("dora"),
                Map.of(),
                Optional.of("capri"));
    }

    @Test
    @DisplayName("is one with the absent person where a second one is needed, and for two weeks after")
    void oneOfTwo() {
        add("dora", "hanna", THURSDAY);
        at("2026-11-24T10:00");
        cantDecide("hanna");
        at("2026-12-10T10:00");
        cantDecide("hanna");
        at("2026-12-11T10:00");
        assertThatCode(() -> completes("hanna", opinion.decide())).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is one with the absent person also the other way round, and when it was ended early")
    void otherWayRound() {
        var added = add("hanna", "dora", THURSDAY);
        at("2026-11-24T10:00");
        cantDecide("hanna");
        cantDecide("dora");
        standIns().end(added.number(), "dora");
        at("2026-11-25T10:00");
        cantDecide("hanna");
        at("2026-12-09T10:00");
        assertThatCode(() -> completes("hanna", opinion.decide())).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("takes over what the absent person had taken; nobody else does")
    void takesOver() {
        claims("hanna", opinion.decide());
        hannaAway("daan");
        var hands = desk.engine.get(Reassignment.class);
        assertThatThrownBy(() -> hands.assign(opinion.decide(), "daan", Optional.of("daan")))
                .as("before the first day")
                .isInstanceOf(Forbidden.class);
        at("2026-11-24T10:00");
        assertThatThrownBy(() -> hands.assign(opinion.decide(), "hugo", Optional.of("hugo")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> hands.assign(opinion.decide(), "daan", Optional.of("hugo")))
                .isInstanceOf(Forbidden.class);
        assertThat(hands.assign(opinion.decide(), "daan", Optional.of("daan")).assignee())
                .contains("daan");
        assertThat(trail().of("capri", 1)).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("daan");
            assertThat(entry.behalf()).isEqualTo("hanna");
            assertThat(entry.detail()).isEqualTo("hanna -> daan");
        });
    }

    @Test
    @DisplayName("is reminded too")
    void reminded() {
        hannaAway("daan");
        at("2026-11-24T10:00");
        opinion = desk.ask("capri");
        desk.told().clear();
        desk.lookAt("2026-11-24T13:00");
        assertThat(desk.told()).contains("REMINDER Decide [daan, hanna, hugo, olga]");
        claims("hanna", opinion.decide());
        assertThat(people().withStandIns("hanna")).containsExactly("hanna", "daan");
    }

    @Test
    @DisplayName("lends nothing on, and has nothing of managers and auditors")
    void nothingMore() {
        hannaAway("daan");
        add("daan", "fien", THURSDAY);
        at("2026-11-24T10:00");
        assertThat(people().rolesForTasks("fien")).containsExactlyInAnyOrder(Role.FINANCE, Role.DEVELOPERS);
        desk.engine.identity().createMembership("hanna", Role.MANAGERS.group());
        try {
            assertThat(people().rolesForTasks("daan")).doesNotContain(Role.MANAGERS);
        } finally {
            desk.engine.identity().deleteMembership("hanna", Role.MANAGERS.group());
        }
        desk.engine.identity().createMembership("daan", Role.AUDITORS.group());
        try {
            assertThat(people().rolesForTasks("daan")).doesNotContain(Role.HOSTING);
            assertThat(people().withStandIns("hanna")).containsExactly("hanna");
        } finally {
            desk.engine.identity().deleteMembership("daan", Role.AUDITORS.group());
        }
        desk.engine.identity().deleteMembership("hanna", Role.HOSTING.group());
        try {
            assertThat(people().rolesForTasks("daan")).as("lost by who is away").doesNotContain(Role.HOSTING);
        } finally {
            desk.engine.identity().createMembership("hanna", Role.HOSTING.group());
        }
    }

    @Test
    @DisplayName(
            "is named by the absent person or a manager, ended by either of the two or a manager, and that is on record")
    void who() {
        assertThatThrownBy(() -> add("hanna", "daan", THURSDAY, "daan")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> add("hanna", "daan", THURSDAY, "hugo")).isInstanceOf(Forbidden.class);
        var added = add("hanna", "daan", THURSDAY, "hanna");
        assertThat(trail().of("", 1)).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("add-stand-in");
            assertThat(entry.subject()).isEqualTo("daan for hanna");
            assertThat(entry.detail()).isEqualTo("2026-11-23 to 2026-11-26");
        });
        assertThatThrownBy(() -> standIns().end(added.number(), "hugo")).isInstanceOf(Forbidden.class);
        standIns().end(added.number(), "daan");
        assertThat(standIns().all()).isEmpty();
        assertThatThrownBy(() -> standIns().end(added.number(), "daan")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest(name = "{1} for {0} from {2} until {3}: {4}")
    @CsvSource({
        "nobody, daan, 2026-11-24, 2026-11-26, USER_UNKNOWN",
        "hanna, nobody, 2026-11-24, 2026-11-26, USER_UNKNOWN",
        "hanna, '', 2026-11-24, 2026-11-26, USER_UNKNOWN",
        "hanna, hanna, 2026-11-24, 2026-11-26, STAND_IN_SELF",
        "hanna, mark, 2026-11-24, 2026-11-26, STAND_IN_ROLE",
        "hanna, aya, 2026-11-24, 2026-11-26, STAND_IN_ROLE",
        "aya, hanna, 2026-11-24, 2026-11-26, STAND_IN_ROLE",
        "hanna, daan, 2026-11-26, 2026-11-24, DATES_SWAPPED",
        "hanna, daan, 2026-11-20, 2026-11-22, DATE_PAST",
        "hanna, daan, 2020-11-20, 2026-11-26, DATE_PAST",
        "hanna, daan, 2026-11-24, 2027-11-26, DATE_TOO_FAR"
    })
    @DisplayName("is a person who does tasks, for days that make sense")
    void wrong(String absent, String person, LocalDate from, LocalDate until, String code) {
        assertThatThrownBy(() -> standIns().add(absent, person, Optional.of(from), until, "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(code));
        assertThat(standIns().all()).isEmpty();
    }

    private static void hannaAway(String instead) {
        standIns().add("hanna", instead, Optional.of(TUESDAY), THURSDAY, "mark");
    }

    private static StandIn add(String absent, String person, LocalDate until) {
        return add(absent, person, until, "mark");
    }

    private static StandIn add(String absent, String person, LocalDate until, String by) {
        return standIns().add(absent, person, Optional.empty(), until, by);
    }

    private void cantDecide(String person) {
        assertThatThrownBy(() -> completes(person, opinion.decide()))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("second person");
    }

    private static void claims(String person, String task) {
        desk.as(person, () -> desk.engine.tasks().claim(task, person));
    }

    private static void completes(String person, String task) {
        desk.as(person, () -> desk.engine.tasks().complete(task, Map.of()));
    }

    private static void at(String wall) {
        desk.clock.set(LocalDateTime.parse(wall));
    }

    private static StandIns standIns() {
        return desk.engine.get(StandIns.class);
    }

    private static People people() {
        return desk.engine.get(People.class);
    }

    private static Trail trail() {
        return desk.engine.get(Trail.class);
    }
}
