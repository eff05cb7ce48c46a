package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.tasks.Doors.DONE;

import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions about adoptions and access, in the desk's own diagrams; what comes before them did not happen. */
@DeskTest
@DisplayName("A decision about an adoption or access, at every door,")
class DecisionsAtEveryDoorTest {
    private final ProcessEngine engine;
    private final EngineDoor door;
    private final JdbcClient database;
    private final People people;
    private final Doors doors;
    private final List<String> begun = new ArrayList<>();

    DecisionsAtEveryDoorTest(
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

    /** What is decided, who decides it, and an answer that needs no plan. */
    enum Decision {
        ADOPTION("adopt-installation", "Task_ApproveAdoption", Role.HOSTING, "olga", "adoptionApproval", "refuse"),
        COMPARISON(
                "adopt-installation", "Task_AcceptComparison", Role.DEVELOPERS, "daan", "comparisonAnswer", "giveUp"),
        ACCESS("grant-access", "Task_ApproveAccess", Role.HOSTING, "olga", "accessAnswer", "refuse"),
        CONSENT("grant-access", "Task_WriteDownConsent", Role.MANAGERS, "mark", "accessConsent", "refuse"),
        LOOK("grant-access", "Task_LookAtEmergency", Role.HOSTING, "olga", "secondLook", "right"),
        AGREED("make-agreement", "Task_AcceptAgreement", Role.MANAGERS, "mark", "accessConsent", "refuse"),
        FINDINGS("clear-findings", "Task_ClearFindings", Role.HOSTING, "olga", "findingsRemedy", "look"),
        AGREEMENT("clear-findings", "Task_DecideOnAgreement", Role.MANAGERS, "mark", "findingsAgreed", "none");

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
            return switch (this) {
                case CONSENT -> Map.of(field, answer, "accessConsentBy", "C. Klant");
                case AGREED ->
                    Map.of(field, answer, "accessConsentBy", "C. Klant", "agreementRefused", "why should we");
                case LOOK -> Map.of(field, answer, "secondLookNote", "seen");
                default -> Map.of(field, answer);
            };
        }
    }

    @AfterEach
    void end() {
        Ending.of(begun, door, engine.getRuntimeService());
        engine.getIdentityService().deleteMembership("hugo", Role.MANAGERS.group());
        for (var decision : Decision.values()) member(decision.person, decision.role);
        for (var process : begun) {
            for (var table : List.of("access_request", "access_agreement_request"))
                database.sql("delete from " + table + " where instance = ?")
                        .param(process)
                        .update();
            database.sql("delete from adoption_round where adoption in (select number from adoption where process = ?)")
                    .param(process)
                    .update();
            database.sql("delete from adoption where process = ?")
                    .param(process)
                    .update();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is not of whose role was withdrawn a second ago, who took it before, and is of who got it back")
    void withdrawn(Decision decision) throws Exception {
        for (var way : Door.values()) {
            var task = asked(decision, "hanna");
            engine.getTaskService().setAssignee(task, decision.person);
            var signedIn = doors.prepared(way, decision.person, task, decision.answers());
            engine.getIdentityService().deleteMembership(decision.person, decision.role.group());
            assertThat(signedIn.call()).as(way.name()).containsAnyOf("is not one of them", "decide this");
            assertThat(isOpen(task)).as(way.name()).isTrue();
            member(decision.person, decision.role);
            assertThat(doors.prepared(way, decision.person, task, decision.answers())
                            .call())
                    .as(way.name())
                    .isEqualTo(DONE);
            assertThat(isOpen(task)).as(way.name()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ADOPTION, dora",
        "ADOPTION, mark",
        "ADOPTION, fien",
        "COMPARISON, hugo",
        "COMPARISON, mark",
        "ACCESS, dora",
        "ACCESS, mark",
        "CONSENT, hugo",
        "CONSENT, dora",
        "LOOK, dora",
        "LOOK, fien",
        "AGREED, hugo",
        "AGREED, dora",
        "FINDINGS, dora",
        "FINDINGS, mark",
        "AGREEMENT, hugo",
        "AGREEMENT, dora"
    })
    @DisplayName("is not of others, though they might read it")
    void others(Decision decision, String person) throws Exception {
        var task = asked(decision, "hanna");
        refused(decision, person, task, "");
    }

    @ParameterizedTest
    @CsvSource({
        "ADOPTION, hugo, a second person has to decide it",
        "ACCESS, hugo, ''",
        "AGREED, hugo, a second person has to decide it",
        "LOOK, hugo, ''"
    })
    @DisplayName("is not of who asked for it")
    void own(Decision decision, String person, String words) throws Exception {
        member(person, decision.role);
        var task = asked(decision, person);
        refused(decision, person, task, words);
    }

    @Test
    @DisplayName("is not of whom it is about")
    void about() throws Exception {
        member("dora", Role.MANAGERS);
        try {
            refused(Decision.AGREED, "dora", asked(Decision.AGREED, "mona"), "makes an agreement with oneself");
        } finally {
            engine.getIdentityService().deleteMembership("dora", Role.MANAGERS.group());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ADOPTION, hugo, ENGINE_FORM, TASKLIST_FORM",
        "COMPARISON, dora, ENGINE_FORM, TASKLIST_FORM",
        "ACCESS, hugo, ENGINE_FORM, TASKLIST_FORM",
        "LOOK, hugo, ENGINE_FORM, TASKLIST_FORM",
        "FINDINGS, hugo, ENGINE_FORM, TASKLIST_FORM",
        "CONSENT, hugo, ENGINE_FORM, TASKLIST_FORM",
        "CONSENT, hugo, ENGINE, DESK",
        "CONSENT, hugo, DESK, TASKLIST",
        "AGREED, hugo, ENGINE_FORM, TASKLIST_FORM",
        "AGREED, hugo, ENGINE, DESK",
        "AGREEMENT, hugo, ENGINE, DESK"
    })
    @DisplayName("is of one of two who decide at the same instant; the other is told")
    void atOnce(Decision decision, String other, Door first, Door second) throws Exception {
        if (decision.role == Role.MANAGERS) member(other, Role.MANAGERS);
        var task = asked(decision, "hanna");
        var told = Doors.together(
                doors.prepared(first, decision.person, task, decision.answers()),
                doors.prepared(second, other, task, decision.answers()));
        assertThat(told).containsOnlyOnce(DONE);
        assertThat(engine.getHistoryService()
                        .createUserOperationLogQuery()
                        .operationType("Complete")
                        .taskId(task)
                        .count())
                .isOne();
    }

    private void refused(Decision decision, String person, String task, String words) throws Exception {
        for (var way : Door.values())
            assertThat(doors.prepared(way, person, task, decision.answers()).call())
                    .as(way.name())
                    .isNotEqualTo(DONE)
                    .doesNotStartWith("400")
                    .doesNotStartWith("500")
                    .contains(words);
        assertThat(isOpen(task)).isTrue();
    }

    /** The task, of a process that somebody asked for. */
    private String asked(Decision decision, String by) throws Exception {
        var identities = engine.getIdentityService();
        identities.setAuthenticatedUserId(by);
        String process;
        try {
            process = door.through(() -> engine.getRuntimeService()
                    .createProcessInstanceByKey(decision.process)
                    .businessKey("nobody-knows")
                    .setVariables(Map.of(
                            "installation", "nobody-knows",
                            "accessSubject", "x",
                            "accessEnds", "2099-01-01T00:00:00Z",
                            "server", "x1"))
                    .startBeforeActivity(decision == Decision.CONSENT ? Decision.ACCESS.task : decision.task)
                    .execute()
                    .getId());
        } finally {
            identities.clearAuthentication();
        }
        begun.add(process);
        noted(decision, process, by);
        if (decision == Decision.CONSENT) approved(process);
        return open(decision, process);
    }

    /** Who writes a consent down must not be who approved it: so somebody did, whatever it was. */
    private void approved(String process) throws Exception {
        door.through(() -> {
            engine.getRuntimeService()
                    .createProcessInstanceModification(process)
                    .startBeforeActivity(Decision.CONSENT.task)
                    .execute();
            return null;
        });
        var approving = open(Decision.ACCESS, process);
        assertThat(doors.prepared(Door.JAVA, "olga", approving, Decision.ACCESS.answers())
                        .call())
                .isEqualTo(DONE);
    }

    private String open(Decision decision, String process) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process)
                .taskDefinitionKey(decision.task)
                .singleResult()
                .getId();
    }

    private void noted(Decision decision, String process, String by) {
        if (decision.process.equals("grant-access"))
            database.sql(
                            "insert into access_request (instance, developer, environment, asked_by, asked, why, good_until,"
                                    + " emergency, approved_by) values (?, 'dora', 'production', ?, now(), 'x', now(), false, 'hanna')")
                    .params(process, by)
                    .update();
        if (decision == Decision.AGREED)
            database.sql(
                            "insert into access_agreement_request (instance, developer, project, valid_from, valid_until,"
                                    + " asked_by, asked) values (?, 'dora', 'nobody-knows', '2020-01-01', '2020-01-02', ?, now())")
                    .params(process, by)
                    .update();
        if (decision.process.equals("adopt-installation")) {
            // ended: there is no plan of it, and none is needed to refuse
            database.sql("insert into adoption (process, production, old_place, settings_kept, requester, requested,"
                            + " last_round, state, ended) values (?, 0, 'elsewhere', '', ?, now(), 1, 'WANTED', now())")
                    .params(process, by)
                    .update();
            database.sql("insert into adoption_round (adoption, round, last_export, brought, brought_by)"
                            + " select number, 1, false, now(), 'hanna' from adoption where process = ?")
                    .param(process)
                    .update();
        }
    }

    private void member(String person, Role role) {
        if (!people.rolesOf(person).contains(role)) engine.getIdentityService().createMembership(person, role.group());
    }

    private boolean isOpen(String task) {
        return engine.getTaskService().createTaskQuery().taskId(task).count() == 1;
    }
}
