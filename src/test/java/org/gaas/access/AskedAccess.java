package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of asked access look at, on one desk in memory for all of them. */
abstract class AskedAccess {
    static final AccessDesk desk = AccessDesk.shared();

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    static String given(String developer, String project) {
        var process = desk.ask(developer, AccessDesk.wanted(project));
        desk.approve("hanna");
        desk.consent("mark");
        assertThat(desk.reaches(developer, project)).isEqualTo("READ");
        return process;
    }

    static void look(String person, String answer) {
        desk.answer("Task_LookAtEmergency", person, Map.of("secondLook", answer, "secondLookNote", "seen"));
    }

    static void runOne() {
        desk.engine
                .management()
                .executeJob(desk.engine
                        .management()
                        .createJobQuery()
                        .messages()
                        .singleResult()
                        .getId());
    }

    static Object shown(String field) {
        var task = desk.engine.tasks().createTaskQuery().singleResult().getId();
        return desk.engine.forms().getTaskFormVariables(task).get(field);
    }

    static String refusal(String process) {
        return (String) desk.engine
                .history()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(process)
                .variableName("refusal")
                .singleResult()
                .getValue();
    }

    static List<String> passed(String process) {
        return desk.engine.history().createHistoricActivityInstanceQuery().processInstanceId(process).list().stream()
                .map(activity -> activity.getActivityId())
                .toList();
    }

    static List<String> trail() {
        return desk.get(JdbcClient.class)
                .sql("select what from audit_trail")
                .query(String.class)
                .list();
    }

    static void refused(String rule, ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
    }
}
