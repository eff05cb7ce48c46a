package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskFacts.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Four eyes")
class FourEyesTest {
    private final FourEyes rule = new FourEyes();

    @ParameterizedTest
    @EnumSource(Moment.class)
    @DisplayName("keep the requester from taking and from deciding")
    void requester(Moment moment) {
        assertThatThrownBy(() -> rule.check(facts(moment, "hanna", Optional.of("hanna"), "true")))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("second person");
    }

    @Test
    @DisplayName("know a person in any spelling that the database takes")
    void spelling() {
        assertThatThrownBy(() -> rule.check(facts(Moment.COMPLETION, "HANNA", Optional.of("hanna"), "true")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    @DisplayName("let a second person decide")
    void second() {
        assertThatCode(() -> rule.check(facts(Moment.COMPLETION, "hugo", Optional.of("hanna"), "true")))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("stay shut when nobody knows who asked")
    void unknownRequester() {
        assertThatThrownBy(() -> rule.check(facts(Moment.COMPLETION, "hugo", Optional.empty(), "true")))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("Nobody knows");
    }

    @Test
    @DisplayName("stay shut when nobody is signed in")
    void nobody() {
        assertThatThrownBy(() -> rule.check(facts(Moment.COMPLETION, "", Optional.of("hanna"), "true")))
                .isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false"})
    @DisplayName("are asked only where the diagram says so")
    void elsewhere(String property) {
        assertThatCode(() -> rule.check(facts(Moment.COMPLETION, "hanna", Optional.of("hanna"), property)))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("can be about who answered another task of the same process, whoever started it")
    void otherTask() {
        assertThatThrownBy(() -> rule.check(facts(
                        Moment.ASSIGNMENT, "hanna", Optional.empty(), "Task_Choose", Map.of("Task_Choose", "hanna"))))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("second person");
        assertThatThrownBy(() -> rule.check(facts(
                        Moment.COMPLETION, "hanna", Optional.of("dora"), "Task_Choose", Map.of("Task_Other", "hugo"))))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("Nobody knows");
        assertThatCode(() -> rule.check(facts(
                        Moment.COMPLETION, "hugo", Optional.of("hugo"), "Task_Choose", Map.of("Task_Choose", "hanna"))))
                .doesNotThrowAnyException();
    }

    private static TaskFacts facts(Moment moment, String user, Optional<String> startedBy, String property) {
        return facts(moment, user, startedBy, property, Map.of());
    }

    private static TaskFacts facts(
            Moment moment, String user, Optional<String> startedBy, String property, Map<String, String> answeredBy) {
        return new TaskFacts(
                moment,
                "t1",
                "Task_Approve",
                "release-rollout",
                "p1",
                property.isEmpty() ? Map.of() : Map.of("fourEyes", property),
                user,
                Set.of("hosting"),
                startedBy,
                answeredBy,
                Optional.of("capri"));
    }
}
