package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.tasks.Doors.DONE;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.engine.Ending;
import org.gaas.engine.EngineDoor;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.SecondFactor;
import org.gaas.tasks.Doors.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions about productions, in the desk's own diagrams; what comes before them did not happen. */
@DeskTest
@DisplayName("A decision about a production, at every door,")
class ProductionDecisionsTest {
    private static final String PRODUCTION = "onboard-production";

    private final ProcessEngine engine;
    private final EngineDoor door;
    private final JdbcClient database;
    private final People people;
    private final Doors doors;
    private final List<String> begun = new ArrayList<>();
    private int written;

    ProductionDecisionsTest(
            @LocalServerPort int port,
            @Autowired ProcessEngine engine,
            @Autowired EngineDoor door,
            @Autowired JdbcClient database,
            @Autowired SecondFactor factor,
            @Autowired People people) {
        this.engine = engine;
        this.door = door;
        this.database = database;
        this.people = people;
        this.doors = new Doors(port, engine, factor, people);
    }

    /** What is decided, by whom, and an answer that needs no plan. */
    enum Decision {
        QUOTE(PRODUCTION, "Task_AcceptQuote", Role.MANAGERS, "mark", "quoteAnswer", "refuse"),
        PLACE(PRODUCTION, "Task_ApproveAndPlace", Role.HOSTING, "olga", "placement", "return"),
        AGREE(PRODUCTION, "Task_AgreeOnDevelopers", Role.MANAGERS, "mark", "developersAnswer", "without"),
        SIGN_OFF(PRODUCTION, "Task_SignOffAcceptance", Role.DEVELOPERS, "daan", "signOff", "withdraw"),
        OPENING(PRODUCTION, "Task_MendOpening", Role.HOSTING, "olga", "openingMending", "withdraw"),
        END("offboard-production", "Task_ApproveOffboarding", Role.HOSTING, "olga", "removalApproval", "refuse"),
        END_CONFIRMED(
                "offboard-production",
                "Task_ConfirmOffboarding",
                Role.MANAGERS,
                "mark",
                "removalConfirmation",
                "refuse"),
        NAMES("change-names", "Task_ApproveNames", Role.HOSTING, "olga", "namesApproval", "refuse"),
        AVAILABILITY(
                "change-availability",
                "Task_ApproveAvailability",
                Role.HOSTING,
                "olga",
                "availabilityApproval",
                "refuse"),
        REPOSITORY("change-repository", "Task_ApproveRepository", Role.HOSTING, "olga", "repositoryDecision", "refuse");

        private final String process;
        private final String task;
        private final Role role;
        private final String person;
        private final String field;
        private final String answer;

        Decision(String process, String task, Role role, String person, String field, String answer) {
            this.process = process;
            this.task = task;
            this.role = role;
            this.person = person;
            this.field = field;
            this.answer = answer;
        }

        Map<String, String> answers() {
            var answers = new HashMap<>(Map.of(field, answer));
            if (this == QUOTE) answers.put("quoteBy", "C. Klant");
            if (this == PLACE) answers.put("placementReason", "which name is the main one?");
            if (this == AGREE) answers.put("developersReason", "not before they are back");
            return answers;
        }
    }

    @AfterEach
    void end() {
        Ending.of(begun, door, engine.getRuntimeService());
        for (var decision : Decision.values()) member(decision.person, decision.role, true);
        for (var process : begun) {
            database.sql("delete from life_offboarding where process = ?")
                    .param(process)
                    .update();
            database.sql("delete from engine_answer where instance = ?")
                    .param(process)
                    .update();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"END_CONFIRMED", "AGREE"}) // need a production: OffboardingsTest, NamedDevelopersTest
    @DisplayName("is not of whose role was withdrawn a second ago, who took it before, and is of who got it back")
    void withdrawn(Decision decision) throws Exception {
        for (var way : Door.values()) {
            var task = asked(decision, "hanna");
            engine.getTaskService().setAssignee(task, decision.person);
            var signedIn = doors.prepared(way, decision.person, task, decision.answers());
            member(decision.person, decision.role, false);
            assertThat(signedIn.call()).as(way.name()).containsAnyOf("is not one of them", "decide this");
            assertThat(isOpen(task)).as(way.name()).isTrue();
            member(decision.person, decision.role, true);
            assertThat(answered(way, decision, decision.person, task))
                    .as(way.name())
                    .isEqualTo(DONE);
            assertThat(isOpen(task)).as(way.name()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTE, hugo",
        "QUOTE, dora",
        "PLACE, dora",
        "PLACE, mark",
        "AGREE, hugo",
        "AGREE, dora",
        "SIGN_OFF, hugo",
        "SIGN_OFF, mark",
        "OPENING, dora",
        "END, dora",
        "END, mark",
        "END_CONFIRMED, hugo",
        "NAMES, dora",
        "NAMES, mark",
        "AVAILABILITY, mark",
        "REPOSITORY, dora"
    })
    @DisplayName("is not of others, though they might read it")
    void others(Decision decision, String person) throws Exception {
        refused(decision, person, asked(decision, "hanna"), "");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTE", "PLACE", "AGREE", "END", "END_CONFIRMED", "NAMES", "AVAILABILITY", "REPOSITORY"})
    @DisplayName("is not of who asked for it")
    void own(Decision decision) throws Exception {
        refused(decision, decision.person, asked(decision, decision.person), "a second person has to decide it");
    }

    @ParameterizedTest
    @CsvSource({
        "PLACE, Task_AcceptQuote",
        "AGREE, Task_AcceptQuote",
        "END, Task_AcceptOffboarding",
        "END_CONFIRMED, Task_AcceptOffboarding",
        "END_CONFIRMED, Task_ApproveOffboarding",
        "NAMES, Task_AcceptNames",
        "AVAILABILITY, Task_AcceptAvailability"
    })
    @DisplayName("is not of who wrote down what the customer said, or has decided already")
    void bothSides(Decision decision, String before) throws Exception {
        var task = asked(decision, "hanna");
        wrote(process(task), before, decision.person);
        refused(decision, decision.person, task, "a second person has to decide it");
    }

    @ParameterizedTest
    @CsvSource({"PLACE, hugo", "SIGN_OFF, dora", "END, hugo", "NAMES, hugo", "AVAILABILITY, hugo"})
    @DisplayName("is of one of two who decide at the same instant; the other is told")
    void atOnce(Decision decision, String other) throws Exception {
        var task = asked(decision, "hanna");
        var told = Doors.together(
                doors.prepared(Door.ENGINE_FORM, decision.person, task, decision.answers()),
                doors.prepared(Door.TASKLIST_FORM, other, task, decision.answers()));
        assertThat(told).containsOnlyOnce(DONE);
    }

    private void refused(Decision decision, String person, String task, String words) throws Exception {
        for (var way : Door.values())
            assertThat(answered(way, decision, person, task))
                    .as(way.name())
                    .isNotEqualTo(DONE)
                    .doesNotStartWith("400")
                    .doesNotStartWith("500")
                    .contains(words);
        assertThat(isOpen(task)).isTrue();
    }

    private String answered(Door way, Decision decision, String person, String task) throws Exception {
        return doors.prepared(way, person, task, decision.answers()).call();
    }

    /** The task, of a process that somebody asked for. */
    private String asked(Decision decision, String by) {
        var identities = engine.getIdentityService();
        identities.setAuthenticatedUserId(by);
        String process;
        try {
            process = door.through(() -> engine.getRuntimeService()
                    .createProcessInstanceByKey(decision.process)
                    .businessKey("nobody-knows")
                    .setVariables(Map.of(
                            "installation", "nobody-knows",
                            "project", "nobody-knows",
                            "tag", "1.0.0",
                            "developersAsked", "daan"))
                    .startBeforeActivity(decision.task)
                    .execute()
                    .getId());
        } finally {
            identities.clearAuthentication();
        }
        begun.add(process);
        if (decision == Decision.END_CONFIRMED) approved(process);
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process)
                .singleResult()
                .getId();
    }

    /** Hosting has said yes; begun: there is no plan of it, and none is needed to refuse. */
    private void approved(String process) {
        wrote(process, "Task_ApproveOffboarding", "hugo");
        database.sql("insert into life_offboarding (process, production, acceptance, production_order, reason, closing,"
                        + " keep_days, requester, requested, begun, state) values (?, 0, 0, 0, 'x', current_date, 7,"
                        + " 'hanna', now(), now(), 'WANTED')")
                .param(process)
                .update();
    }

    private void wrote(String process, String task, String person) {
        database.sql("insert into engine_answer (task, instance, definition, person, answered) values (?, ?, ?, ?, ?)")
                .params(process + task.substring(0, 8) + person, process, task, person)
                .param(LocalDateTime.now(ZoneOffset.UTC).plusSeconds(written++))
                .update();
    }

    private String process(String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
    }

    private void member(String person, Role role, boolean has) {
        var identities = engine.getIdentityService();
        var had = people.rolesOf(person).contains(role);
        if (has && !had) identities.createMembership(person, role.group());
        if (!has && had) identities.deleteMembership(person, role.group());
    }

    private boolean isOpen(String task) {
        return engine.getTaskService().createTaskQuery().taskId(task).count() == 1;
    }
}
