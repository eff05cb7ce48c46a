package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.gaas.engine.Forbidden;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of who decides about access, row by row: each by the form and by the Java API. REST: the test beside this. */
@DisplayName("Whoever decides about access")
class DutiesOfAccessTest {
    private static final AccessDesk desk = new AccessDesk();

    /** A decision, by whom, by whom else, with which answers, and how it comes to it. */
    enum Decision {
        APPROVE("Task_ApproveAccess", Role.HOSTING, "hanna", "olga", Map.of("accessAnswer", "grant")) {
            @Override
            void ask() {
                desk.agreedForAll("dora");
                desk.ask("dora", AccessDesk.wanted("capri"));
            }
        },
        CONSENT(
                "Task_WriteDownConsent",
                Role.MANAGERS,
                "mark",
                "mona",
                Map.of("accessConsent", "consent", "accessConsentBy", "C. Klant")) {
            @Override
            void ask() {
                APPROVE.ask();
                desk.approve("hanna");
            }
        },
        LOOK(
                "Task_LookAtEmergency",
                Role.HOSTING,
                "hanna",
                "hugo",
                Map.of("secondLook", "right", "secondLookNote", "seen")) {
            @Override
            void ask() {
                desk.agreedForAll("dora");
                desk.ask("olga", AccessDesk.emergency("dora", "capri"));
            }
        },
        CLEAR("Task_ClearFindings", Role.HOSTING, "hanna", "olga", Map.of("findingsRemedy", "look")) {
            @Override
            void ask() {
                found();
            }
        },
        AGREE("Task_DecideOnAgreement", Role.MANAGERS, "mark", "mona", Map.of("findingsAgreed", "none")) {
            @Override
            void ask() {
                found();
                desk.answer("Task_ClearFindings", "hanna", Map.of("findingsRemedy", "agreement"));
            }
        },
        REVIEW(
                "Task_ReviewAccess",
                Role.MANAGERS,
                "mark",
                "mona",
                Map.of("accessReviewed", "all", "accessKept", "", "accessConsentBy", "C. Klant")) {
            @Override
            void ask() {
                desk.agreedForAll("dora");
                desk.get(Reviews.class).begin();
                desk.engine.runJobs();
            }
        };

        private final String task;
        private final Role role;
        private final String person;
        private final String other;
        private final Map<String, Object> answers;

        Decision(String task, Role role, String person, String other, Map<String, Object> answers) {
            this.task = task;
            this.role = role;
            this.person = person;
            this.other = other;
            this.answers = answers;
        }

        abstract void ask();

        private static void found() {
            desk.servers.byHand.add("bob@10.%");
            // brought, then looked at: what differs then, the desk did not do
            for (var day = 0; day < 2; day++) {
                desk.clock.now = desk.clock.now.plus(Duration.ofDays(1));
                desk.get(AccountsInPlace.class).bringDue();
            }
            desk.engine.runJobs();
        }

        String open() {
            return desk.engine
                    .tasks()
                    .createTaskQuery()
                    .taskDefinitionKey(task)
                    .singleResult()
                    .getId();
        }

        Map<String, Object> signed(String id) {
            var all = new HashMap<>(answers);
            var signature = desk.engine.forms().getTaskFormVariables(id).get("plan");
            if (signature != null) all.put("plan", signature);
            return all;
        }
    }

    /** How a decision comes in. */
    enum Door {
        FORM((id, answers) -> desk.engine.engine().getFormService().submitTaskForm(id, answers)),
        JAVA((id, answers) -> desk.engine.tasks().complete(id, answers));

        private final BiConsumer<String, Map<String, Object>> answer;

        Door(BiConsumer<String, Map<String, Object>> answer) {
            this.answer = answer;
        }
    }

    @AfterEach
    void tidy() {
        for (var decision : Decision.values())
            for (var person : List.of(decision.person, decision.other)) member(person, decision.role);
        desk.tidy();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVE, FORM", "APPROVE, JAVA", "CONSENT, FORM", "CONSENT, JAVA", "LOOK, FORM", "LOOK, JAVA",
        "CLEAR, FORM", "CLEAR, JAVA", "AGREE, FORM", "AGREE, JAVA", "REVIEW, FORM", "REVIEW, JAVA"
    })
    @DisplayName("doesn't when the role was withdrawn a second ago, also of what was taken before")
    void withdrawn(Decision decision, Door door) {
        decision.ask();
        var id = decision.open();
        var answers = decision.signed(id);
        as(decision.person, () -> {
            desk.engine.tasks().claim(id, decision.person);
            return null;
        });
        desk.engine.identity().deleteMembership(decision.person, decision.role.group());
        // what the login knew is what it knew when somebody signed in
        assertThatThrownBy(() -> desk.engine.as(
                        decision.person, new String[] {decision.role.group()}, () -> door.answer.accept(id, answers)))
                .isInstanceOf(Forbidden.class);
        assertThat(decision.open()).isEqualTo(id);
        member(decision.person, decision.role);
        as(decision.person, () -> {
            door.answer.accept(id, answers);
            return null;
        });
        assertThat(desk.engine.tasks().createTaskQuery().taskId(id).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVE, dora",
        "CONSENT, dora",
        "LOOK, dora",
        "CLEAR, dora",
        "AGREE, dora",
        "REVIEW, dora",
        "APPROVE, mark",
        "CONSENT, hanna",
        "CLEAR, mark",
        "AGREE, hanna",
        "REVIEW, hanna"
    })
    @DisplayName("has the role of the table, at each door")
    void withoutRole(Decision decision, String person) {
        decision.ask();
        var id = decision.open();
        var answers = decision.signed(id);
        for (var door : Door.values())
            assertThatThrownBy(() -> as(person, () -> {
                        door.answer.accept(id, answers);
                        return null;
                    }))
                    .as(door.name())
                    .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as(person, () -> {
                    desk.engine.tasks().claim(id, person);
                    return null;
                }))
                .isInstanceOf(Forbidden.class);
        assertThat(decision.open()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, dora", "CONSENT, dora", "LOOK, dora", "LOOK, olga", "REVIEW, dora"})
    @DisplayName("is not who asked for it or gets it, whatever roles they have, at each door")
    void own(Decision decision, String person) {
        decision.ask();
        var id = decision.open();
        var answers = decision.signed(id);
        var roles = List.of(Role.HOSTING, Role.MANAGERS);
        var had = desk.get(People.class).rolesOf(person);
        roles.forEach(role -> member(person, role));
        try {
            for (var door : Door.values())
                assertThatThrownBy(() -> as(person, () -> {
                            door.answer.accept(id, answers);
                            return null;
                        }))
                        .as(door.name())
                        .isInstanceOf(Forbidden.class);
        } finally {
            roles.stream()
                    .filter(role -> !had.contains(role))
                    .forEach(role -> desk.engine.identity().deleteMembership(person, role.group()));
        }
        assertThat(decision.open()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    @DisplayName("is one of two who do it at the same instant; the other is told, and nothing happens twice")
    void atOnce(Decision decision) throws Exception {
        decision.ask();
        var id = decision.open();
        var answers = decision.signed(id);
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        var told = new ArrayList<Optional<Throwable>>();
        try {
            var both = List.of(
                    threads.submit(
                            () -> decided(together, decision.person, () -> Door.FORM.answer.accept(id, answers))),
                    threads.submit(
                            () -> decided(together, decision.other, () -> Door.JAVA.answer.accept(id, answers))));
            for (var one : both) told.add(one.get(30, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
        assertThat(told.stream().filter(Optional::isEmpty)).as(told.toString()).hasSize(1);
        desk.engine.runJobs();
        assertThat(desk.engine.tasks().createTaskQuery().taskId(id).count()).isZero();
        assertThat(desk.engine
                        .engine()
                        .getHistoryService()
                        .createUserOperationLogQuery()
                        .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
                        .taskId(id)
                        .list())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"mark", "dora"})
    @DisplayName("gives an emergency only when on call at that moment, and takes back only with a role for it")
    void begun(String person) {
        desk.agreedForAll("dora");
        assertThatThrownBy(() -> desk.ask(person, AccessDesk.emergency("dora", "capri")))
                .isInstanceOf(Forbidden.class);
        desk.engine.identity().deleteMembership("olga", Role.ONCALL.group());
        try {
            assertThatThrownBy(() -> desk.ask("olga", AccessDesk.emergency("dora", "capri")))
                    .isInstanceOf(Forbidden.class);
        } finally {
            desk.engine.identity().createMembership("olga", Role.ONCALL.group());
        }
        assertThatThrownBy(() -> desk.takeBack("daan", "dora")).isInstanceOf(Forbidden.class);
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
    }

    private static Optional<Throwable> decided(CyclicBarrier together, String person, Runnable decision) {
        try {
            together.await(30, TimeUnit.SECONDS);
            as(person, () -> {
                decision.run();
                return null;
            });
            return Optional.empty();
        } catch (Exception told) {
            return Optional.of(told);
        }
    }

    private static void as(String person, Callable<?> acts) {
        var roles =
                desk.get(People.class).rolesOf(person).stream().map(Role::group).toArray(String[]::new);
        desk.engine.as(person, roles, () -> {
            try {
                acts.call();
            } catch (RuntimeException told) {
                throw told;
            } catch (Exception other) {
                throw new IllegalStateException(other);
            }
        });
    }

    private static void member(String person, Role role) {
        if (!desk.get(People.class).rolesOf(person).contains(role))
            desk.engine.identity().createMembership(person, role.group());
    }
}
