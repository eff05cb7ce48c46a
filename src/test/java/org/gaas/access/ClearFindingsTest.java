package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.runtime.Job;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is on a server and nobody granted")
class ClearFindingsTest {
    private static final AccessDesk desk = new AccessDesk();
    private static final ServerName PROD1 = new ServerName("prod1");
    private static final Supplier<Job> BY_THE_CLOCK = () -> desk.engine
            .management()
            .createJobQuery()
            .timers()
            .processDefinitionKey("bring-access")
            .singleResult();

    @BeforeEach
    void found() {
        desk.servers.byHand.add("bob@10.%");
        look();
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("is one task for the server, also when there is more of it later")
    void once() {
        desk.servers.byHand.add("eve@%");
        look();
        var task = desk.engine.tasks().createTaskQuery().singleResult();
        assertThat(task.getName()).isEqualTo("Clear findings · prod1");
        assertThat((String)
                        desk.engine.forms().getTaskFormVariables(task.getId()).get("accessText"))
                .contains("account bob@10.%: nobody knows it", "account eve@%");
    }

    @Test
    @DisplayName("is taken away as hosting approved it, and looked at again")
    void taken() {
        var process = asking();
        remedy("take");
        assertThat(desk.end(process)).isEqualTo("EndEvent_FindingsGone");
        assertThat(desk.servers.byHand).isEmpty();
        assertThat(desk.get(Comparison.class).open()).isEmpty();
        desk.servers.byHand.add("bob@10.%");
        look();
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
    }

    @Test
    @DisplayName("is taken away as far as the list went that was signed")
    void signed() {
        var signature = desk.engine
                .forms()
                .getTaskFormVariables(
                        desk.engine.tasks().createTaskQuery().singleResult().getId())
                .get("plan");
        desk.servers.byHand.add("eve@%");
        look();
        assertThatThrownBy(() ->
                        desk.answer("Task_ClearFindings", "hanna", Map.of("findingsRemedy", "take", "plan", signature)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("PLAN_CHANGED"));
        assertThat(desk.servers.byHand).hasSize(2);
    }

    @Test
    @DisplayName("comes back to hosting when more was found before it was taken away")
    void more() {
        var task = desk.engine.tasks().createTaskQuery().singleResult().getId();
        var plan = desk.engine.forms().getTaskFormVariables(task).get("plan");
        desk.engine.as("hanna", new String[] {"hosting"}, () -> desk.engine
                .tasks()
                .complete(task, Map.of("findingsRemedy", "take", "plan", plan)));
        desk.servers.byHand.add("eve@%");
        look();
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
        assertThat(desk.servers.byHand).hasSize(2);
    }

    @Test
    @DisplayName("ends by itself when it is there no more")
    void goneByItself() {
        var process = asking();
        desk.servers.byHand.clear();
        look();
        assertThat(desk.end(process)).isEqualTo("EndEvent_NothingToClear");
        assertThat(desk.open()).isEmpty();
    }

    @Test
    @DisplayName("is looked at again when somebody says that it is mended, and asked about again when it is not")
    void again() {
        var process = asking();
        remedy("look");
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
        desk.servers.byHand.clear();
        remedy("look");
        assertThat(desk.end(process)).isEqualTo("EndEvent_FindingsGone");
    }

    @Test
    @DisplayName("may become an agreement when managers say so; what was found goes all the same")
    void agreement() {
        var process = asking();
        remedy("agreement");
        assertThat(desk.open()).containsExactly("Task_DecideOnAgreement");
        desk.answer("Task_DecideOnAgreement", "mark", Map.of("findingsAgreed", "none"));
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
        remedy("take");
        assertThat(desk.end(process)).isEqualTo("EndEvent_FindingsGone");
    }

    @Test
    @DisplayName("can be left as it was found; the next look asks again")
    void undone() {
        var process = asking();
        desk.get(EngineDoor.class).tell(process, "UndoRequested", Map.of());
        assertThat(desk.end(process)).isEqualTo("EndEvent_LeftAsFound");
        look();
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
    }

    @Test
    @DisplayName("is found by itself: servers are looked after every hour, each is looked at once a day")
    void byTheClock() {
        desk.tidy();
        desk.engine.deploy("/processes/access/bring-access.bpmn");
        var timer = BY_THE_CLOCK.get();
        var due = timer.getDuedate().toInstant().atZone(ZoneId.systemDefault());
        assertThat(due.getMinute()).isEqualTo(37);
        assertThat(due.toInstant()).isBefore(Instant.now().plus(Duration.ofHours(1)));
        lookedAfter();
        desk.servers.byHand.add("bob@10.%");
        desk.clock.now = desk.clock.now.plus(Duration.ofHours(19));
        lookedAfter();
        assertThat(desk.open()).as("the same day").isEmpty();
        desk.clock.now = desk.clock.now.plus(Duration.ofHours(2));
        lookedAfter();
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
    }

    @Test
    @DisplayName("is found as soon, however often somebody changes what the server should have")
    void changedOften() {
        desk.tidy();
        desk.agreedForAll("dora");
        desk.servers.byHand.add("bob@10.%");
        for (var time = 0; time < 4; time++) {
            desk.clock.now = desk.clock.now.plus(Duration.ofHours(12));
            desk.get(DatabasePasswords.class).set("dora", PROD1, new Verifier("*" + (time + "").repeat(40)));
            assertThat(desk.get(AccountsInPlace.class).bringChanged()).hasSize(1);
            desk.clock.now = desk.clock.now.plus(Duration.ofHours(1));
            desk.get(AccountsInPlace.class).bringDue();
        }
        assertThat(desk.open()).containsExactly("Task_ClearFindings");
    }

    private static void lookedAfter() {
        desk.engine.management().executeJob(BY_THE_CLOCK.get().getId());
        desk.engine.runJobs();
    }

    /** A day later the servers are looked at. */
    private static void look() {
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(1));
        assertThat(desk.get(AccountsInPlace.class).bringDue())
                .isNotEmpty()
                .allSatisfy(server -> assertThat(server.trouble()).isEmpty());
        desk.engine.runJobs();
    }

    private static String asking() {
        return desk.engine.tasks().createTaskQuery().singleResult().getProcessInstanceId();
    }

    private static void remedy(String word) {
        desk.answer("Task_ClearFindings", "hanna", Map.of("findingsRemedy", word));
    }
}
