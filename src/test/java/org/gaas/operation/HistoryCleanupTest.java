package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.people.RestClient;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("When the engine's history is cleaned up")
class HistoryCleanupTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HOURS =
            "{\"variables\":{\"hours\":{\"value\":\"0:20\"},\"note\":{\"value\":\"before the clean-up\"}}}";

    private final int port;
    private final ProcessEngine engine;
    private final HistoryService history;

    HistoryCleanupTest(@LocalServerPort int port, @Autowired ProcessEngine engine) {
        this.port = port;
        this.engine = engine;
        this.history = engine.getHistoryService();
    }

    @Test
    @DisplayName("hours, decisions and plans of what ended stay, and what still lives keeps all that it needs")
    void evidenceStays() {
        try (var ended = SecondOpinion.askedBy("dora", "cleaned-test", engine);
                var living = SecondOpinion.askedBy("hanna", "living-test", engine)) {
            answer("dora", ended.look());
            answer("hanna", ended.decide());
            await().atMost(PATIENCE)
                    .until(() -> engine.getRuntimeService()
                                    .createProcessInstanceQuery()
                                    .processInstanceId(ended.instance())
                                    .count()
                            == 0);
            var exported = about("cleaned-test", export());
            assertThat(exported).hasSize(3);

            cleanUp(ended.instance(), living.instance());

            assertThat(history.createHistoricTaskInstanceQuery()
                            .processInstanceId(ended.instance())
                            .count())
                    .isZero();
            assertThat(about("cleaned-test", export())).isEqualTo(exported);
            assertThat(exported).anySatisfy(line -> assertThat(line)
                    .contains("complete-task", "\"roles\":\"hosting\"", "A second opinion"));
            assertThat(as("fien")
                            .get("/api/hours?month=" + YearMonth.from(today()))
                            .body())
                    .contains("before the clean-up");

            // who asked for it comes from the history
            assertThat(as("hanna")
                            .post("/engine-rest/task/" + living.decide() + "/complete", HOURS)
                            .body())
                    .contains("a second person");
            answer("hugo", living.decide());
        }
    }

    /** As if its years were over. */
    private void cleanUp(String ended, String living) {
        history.setRemovalTimeToHistoricProcessInstances()
                .absoluteRemovalTime(Date.from(Instant.now().minus(Duration.ofDays(1))))
                .byIds(ended)
                .executeAsync();
        await().atMost(PATIENCE)
                .until(() -> history.createHistoricProcessInstanceQuery()
                                        .processInstanceId(ended)
                                        .singleResult()
                                        .getRemovalTime()
                                != null
                        && history.createHistoricProcessInstanceQuery()
                                .processInstanceId(ended)
                                .singleResult()
                                .getRemovalTime()
                                .before(new Date()));
        history.cleanUpHistoryAsync(true);
        await().atMost(PATIENCE)
                .until(() -> history.createHistoricProcessInstanceQuery()
                                .processInstanceId(ended)
                                .count()
                        == 0);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(living)
                        .singleResult()
                        .getRemovalTime())
                .isNull();
    }

    private void answer(String user, String task) {
        var person = as(user);
        var answer = person.showing(person.proven()).post("/engine-rest/task/" + task + "/complete", HOURS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private List<String> export() {
        return as("aya")
                .get("/api/audit/export", "application/x-ndjson")
                .body()
                .lines()
                .toList();
    }

    private static List<String> about(String key, List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("\"about\":\"" + key + "\""))
                .toList();
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    private RestClient as(String user) {
        return RestClient.as(user, port);
    }
}
