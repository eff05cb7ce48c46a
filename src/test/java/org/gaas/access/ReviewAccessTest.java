package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Access that is looked over")
class ReviewAccessTest {
    private static final AccessDesk desk = new AccessDesk();

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("is one task for each customer, with what everybody reaches; the rest of what is kept lapses")
    void some() {
        var process = reviewed();
        assertThat(desk.engine.tasks().createTaskQuery().singleResult().getName())
                .isEqualTo("Review access · zorg");
        assertThat(shown())
                .contains(
                        "**1** · dora: agreement",
                        "capri-test (all)",
                        "capri (read)",
                        "**2** · daan: agreement",
                        "**3** · dora: permit")
                .containsPattern("What nobody keeps by the end of [A-Z][a-z]+day \\d+ [A-Z][a-z]+ 2026 lapses\\.$");
        desk.told.clear();
        answer("mark", "some", "1");
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessReviewed");
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.reaches("daan", "cicero-test")).isEqualTo("nothing");
        assertThat(desk.told).hasSize(2).anySatisfy(one -> {
            assertThat(one.people()).containsExactlyInAnyOrder("daan", "mark");
            assertThat(one.text()).contains("not kept in review");
        });
    }

    @Test
    @DisplayName("stays as it is when all of it is kept")
    void all() {
        var process = reviewed();
        answer("mona", "all", "");
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessReviewed");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
        assertThat(desk.reaches("daan", "cicero-test")).isEqualTo("ALL");
    }

    @Test
    @DisplayName("lapses when nobody answers in time")
    void nobody() {
        var process = reviewed();
        desk.forward(Duration.ofDays(29));
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
        desk.forward(Duration.ofDays(2));
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessReviewed");
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("nothing");
        assertThat(desk.reaches("daan", "cicero-test")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"some", "nobody"})
    @DisplayName("that lapses takes keys from servers at once: who sees less, or nothing, is cut off there")
    void keys(String answered) {
        var server = new ServerName("prod1");
        for (var id : List.of("capri-test", "cicero-test"))
            desk.get(Installations.class).place(new InstallationId(id), Part.WEB, server);
        desk.get(DeveloperKeys.class).add(null, "doras", "dora");
        desk.get(DeveloperKeys.class).add(null, "daans", "daan");
        try {
            reviewed();
            desk.get(AccountsInPlace.class).bringChanged();
            assertThat(desk.servers.brought)
                    .contains("by key: daan sees cicero-test by daans; dora sees capri-test cicero-test by doras");
            desk.servers.brought.clear();
            if (answered.equals("some")) answer("mark", "some", "2");
            else desk.forward(Duration.ofDays(31));
            assertThat(desk.servers.brought)
                    .contains(answered.equals("some") ? "by key: daan sees cicero-test by daans" : "by key: ");
            assertThat(desk.get(Access.class).files())
                    .filteredOn(reach -> reach.developer().equals("dora"))
                    .isEmpty();
        } finally {
            desk.get(JdbcClient.class).sql("delete from access_key").update();
            desk.get(JdbcClient.class).sql("delete from access_keys_brought").update();
        }
    }

    @Test
    @DisplayName("that was agreed after the list was made does not lapse")
    void later() {
        reviewed();
        desk.agreed("daan", "capri", 90);
        answer("mark", "some", "");
        assertThat(desk.reaches("daan", "cicero-test")).isEqualTo("nothing");
        assertThat(desk.reaches("daan", "capri-test")).isEqualTo("ALL");
    }

    @Test
    @DisplayName("is asked about once, as long as nobody answered")
    void once() {
        reviewed();
        desk.get(Reviews.class).begin();
        assertThat(desk.engine.tasks().createTaskQuery().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("is kept by lines that the list has")
    void lines() {
        reviewed();
        for (var wrong : new String[] {"4", "0", "one", "1.5", "-1", "99999999999"})
            assertThatThrownBy(() -> answer("mark", "some", wrong))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("LINE_UNKNOWN"));
    }

    @Test
    @DisplayName("is not looked over by whose it is")
    void own() {
        reviewed();
        desk.engine.identity().createMembership("dora", Role.MANAGERS.group());
        try {
            assertThatThrownBy(() -> answer("dora", "all", "")).isInstanceOf(Forbidden.class);
        } finally {
            desk.engine.identity().deleteMembership("dora", Role.MANAGERS.group());
        }
    }

    @Test
    @DisplayName("stays as it is when the review is given up")
    void undone() {
        var process = reviewed();
        desk.get(EngineDoor.class).tell(process, "UndoRequested", Map.of());
        assertThat(desk.end(process)).isEqualTo("EndEvent_ReviewGivenUp");
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
    }

    @Test
    @DisplayName("is asked about by itself, on the first morning of each quarter")
    void quarter() {
        desk.engine.deploy("/processes/access/begin-reviews.bpmn");
        var timer = desk.engine
                .management()
                .createJobQuery()
                .timers()
                .processDefinitionKey("begin-reviews")
                .singleResult();
        var due = timer.getDuedate().toInstant().atZone(ZoneId.systemDefault()).toLocalDateTime();
        var now = LocalDate.now(ZoneId.systemDefault());
        assertThat(due)
                .isIn(
                        now.with(IsoFields.DAY_OF_QUARTER, 1).atTime(7, 0),
                        now.plus(1, IsoFields.QUARTER_YEARS)
                                .with(IsoFields.DAY_OF_QUARTER, 1)
                                .atTime(7, 0))
                .isAfter(LocalDateTime.now().minusMinutes(1));
        desk.agreedForAll("dora");
        desk.engine.management().executeJob(timer.getId());
        desk.engine.runJobs();
        assertThat(desk.open()).containsExactly("Task_ReviewAccess");
    }

    /** Dora has an agreement and a permit, daan an agreement; the quarter begins. */
    private static String reviewed() {
        desk.agreedForAll("dora");
        desk.agreed("daan", "cicero", 90);
        desk.ask("dora", AccessDesk.until(desk.get(Agreements.class).today().plusDays(60), "capri"));
        desk.approve("hanna");
        desk.consent("mark");
        desk.get(Reviews.class).begin();
        desk.engine.runJobs();
        return desk.engine
                .tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_ReviewAccess")
                .singleResult()
                .getProcessInstanceId();
    }

    private static String shown() {
        var task = desk.engine.tasks().createTaskQuery().singleResult().getId();
        return (String) desk.engine.forms().getTaskFormVariables(task).get("accessText");
    }

    private static void answer(String person, String reviewed, String kept) {
        desk.answer(
                "Task_ReviewAccess",
                person,
                Map.of("accessReviewed", reviewed, "accessKept", kept, "accessConsentBy", "C. Klant"));
    }
}
