package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was approved")
class ApprovalsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Plan PLAN = Plan.about("capri").with("Commit", "0c1d");
    private static final Plan OTHER = Plan.about("capri").with("Commit", "0c1e");

    private final TestDatabase database = new TestDatabase();
    private final List<Object> told = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("is carried out for fourteen days, and no longer")
    void expires() {
        at(Duration.ZERO).sign(task("t1"), PLAN);
        assertThatCode(() -> at(Duration.ofDays(14).minusMillis(1)).require("p1", "Task_Approve", PLAN))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> at(Duration.ofDays(14)).require("p1", "Task_Approve", PLAN))
                .isInstanceOf(ApprovalVoid.class)
                .hasMessage("capri: it was approved more than 14 days ago; it has to be approved again");
    }

    @Test
    @DisplayName("counts no more once something else would have been done, even if it is the same again")
    void changed() {
        at(Duration.ZERO).sign(task("t1"), PLAN);
        assertThatThrownBy(() -> at(Duration.ZERO).require("p1", "Task_Approve", OTHER))
                .isInstanceOf(ApprovalVoid.class)
                .hasMessageContaining("is not what was approved");
        assertThatThrownBy(() -> at(Duration.ZERO).require("p1", "Task_Approve", PLAN))
                .isInstanceOf(ApprovalVoid.class)
                .hasMessageContaining("nobody has approved this");
        assertThat(told)
                .contains(
                        new PlanSigned("hugo", PLAN, "r1", "Task_Approve"),
                        new ApprovalEnded("hugo", OTHER, "what would be done now is not what was approved"));
    }

    @Test
    @DisplayName("is what was approved last, of this process and by this task")
    void last() {
        at(Duration.ZERO).sign(task("t1"), PLAN);
        at(Duration.ZERO).sign(task("t2"), OTHER);
        assertThatCode(() -> at(Duration.ZERO).require("p1", "Task_Approve", OTHER))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> at(Duration.ZERO).require("p1", "Task_Other", OTHER))
                .isInstanceOf(ApprovalVoid.class);
        assertThatThrownBy(() -> at(Duration.ZERO).require("p2", "Task_Approve", OTHER))
                .isInstanceOf(ApprovalVoid.class);
        assertThatThrownBy(() -> at(Duration.ZERO).require("p1", "Task_Approve", PLAN))
                .isInstanceOf(ApprovalVoid.class);
    }

    private Approvals at(Duration later) {
        var clock = Clock.fixed(NOON.plus(later), ZoneOffset.UTC);
        return new Approvals(database.jdbc(), told::add, Duration.ofDays(14), clock);
    }

    private static TaskCompleted task(String id) {
        return new TaskCompleted(
                id,
                "Task_Approve",
                "Approve",
                "release-rollout",
                "p1",
                "r1",
                "capri",
                List.of(),
                Map.of(),
                "hugo",
                Optional.empty(),
                "",
                Map.of());
    }
}
