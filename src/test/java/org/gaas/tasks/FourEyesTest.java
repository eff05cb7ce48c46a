package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskFacts.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Four eyes")
class FourEyesTest {
    private final Pairs pairs = new Pairs();
    private final FourEyes rule = new FourEyes(pairs);

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

    @ParameterizedTest
    @CsvSource({"hanna, hugo", "hugo, hanna"})
    @DisplayName("see one person in a stand-in and the one who is away")
    void standIn(String asks, String decides) {
        pairs.pair("hanna", "hugo");
        assertThatThrownBy(() -> rule.check(facts(Moment.COMPLETION, decides, Optional.of(asks), "true")))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("count as one", "second person");
        assertThatCode(() -> rule.check(facts(Moment.COMPLETION, "olga", Optional.of(asks), "true")))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("keep out for whom somebody answered, and whoever is one with that person")
    void answeredForAnother() {
        pairs.answered.put("hugo", "hanna");
        pairs.pair("hanna", "olga");
        for (var decider : List.of("hugo", "hanna", "olga"))
            assertThatThrownBy(() -> rule.check(facts(
                            Moment.COMPLETION,
                            decider,
                            Optional.empty(),
                            "Task_Choose",
                            Map.of("Task_Choose", "hugo"))))
                    .as(decider)
                    .isInstanceOf(Forbidden.class);
        assertThatCode(() -> rule.check(facts(
                        Moment.COMPLETION, "otto", Optional.empty(), "Task_Choose", Map.of("Task_Choose", "hugo"))))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("look at whom somebody decides for: what that one may not, the stand-in may not")
    void decidesForAnother() {
        pairs.acts.put("olga", "hugo");
        pairs.pair("hanna", "hugo");
        assertThatThrownBy(() -> rule.check(facts(Moment.COMPLETION, "olga", Optional.of("hanna"), "true")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    @DisplayName("keep apart who spoke for the customer and who decides for the hosting company")
    void apart() {
        var written = Map.of("Task_AcceptQuote", "hanna");
        assertThatThrownBy(() -> rule.check(apart("hanna", written)))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("what the customer answered");
        assertThatThrownBy(() -> rule.check(apart("HANNA", written))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> rule.check(apart("", written))).isInstanceOf(Forbidden.class);
        pairs.pair("hanna", "olga");
        assertThatThrownBy(() -> rule.check(apart("olga", written)))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("count as one");
        assertThatCode(() -> rule.check(apart("hugo", written))).doesNotThrowAnyException();
        assertThatCode(() -> rule.check(apart("hanna", Map.of())))
                .as("nobody here spoke for the customer")
                .doesNotThrowAnyException();
    }

    private static TaskFacts apart(String user, Map<String, String> answeredBy) {
        var facts = facts(Moment.COMPLETION, user, Optional.of("dora"), "", answeredBy);
        return new TaskFacts(
                facts.moment(),
                facts.taskId(),
                facts.task(),
                facts.process(),
                facts.processInstance(),
                Map.of("apart", "Task_AcceptQuote"),
                facts.user(),
                facts.groups(),
                facts.startedBy(),
                facts.answeredBy(),
                facts.businessKey());
    }

    /** Who counts as one, as the test says. */
    private static final class Pairs implements CountedPeople {
        final Map<String, String> acts = new HashMap<>();
        final Map<String, String> answered = new HashMap<>();
        private final Set<Set<String>> all = new HashSet<>();

        void pair(String one, String other) {
            all.add(Set.of(one, other));
        }

        @Override
        public boolean countAsOne(String one, String other) {
            return one.equals(other) || all.contains(Set.of(one, other));
        }

        @Override
        public Optional<String> actsFor(TaskFacts facts) {
            return Optional.ofNullable(acts.get(facts.user()));
        }

        @Override
        public List<String> answeredFor(String instance, String definition, String person) {
            return answered.containsKey(person) ? List.of(answered.get(person)) : List.of();
        }
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
