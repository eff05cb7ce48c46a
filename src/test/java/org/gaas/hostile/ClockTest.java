package org.gaas.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.gaas.BoxDeskTest;
import org.gaas.MovableClock;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.onboarding.TrialDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("A clock that jumps")
class ClockTest {
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(3), Duration.ofHours(-3), Duration.ofMinutes(7), Duration.ZERO);

    private final MovableClock clock;
    private final TrialDesk desk;

    ClockTest(
            @Autowired MovableClock clock, @Autowired Box box, @Autowired DemoUsers users, @LocalServerPort int port) {
        this.clock = clock;
        this.desk = new TrialDesk(box, users, port);
    }

    @AfterEach
    void setRight() {
        clock.setRight();
    }

    @Test
    @DisplayName("to and fro beyond every lock does not make a trial twice, and keeps the trail whole")
    void locks() {
        var turn = new AtomicInteger();
        var jumping = Executors.newSingleThreadScheduledExecutor();
        JsonNode waiting;
        String process;
        try {
            jumping.scheduleWithFixedDelay(
                    () -> clock.jump(JUMPS.get(turn.getAndIncrement() % JUMPS.size())), 0, 150, TimeUnit.MILLISECONDS);
            process = desk.install("timeless", "1.1.0");
            waiting = desk.settled(process);
        } finally {
            jumping.shutdownNow();
            clock.setRight();
        }
        assertThat(turn.get()).as("jumps meanwhile").isGreaterThan(3);
        assertThat(waiting.path("state").asText()).as(waiting.toPrettyString()).isEqualTo("waiting");
        assertThat(waiting.path("steps").findValuesAsText("label")).doesNotHaveDuplicates();
        assertThat(desk.page("timeless-test")).startsWith("200").contains("timeless_test_gems");
        var installed = read(desk.as("dora").get("/api/installations").body());
        assertThat(StreamSupport.stream(installed.spliterator(), false)
                        .filter(one -> one.path("project").asText().equals("timeless")))
                .hasSize(1);

        desk.complete("dora", TrialDesk.task(waiting), "confirmation", "remove", "hours", "0:05", "activity", "other");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial removed");
        var hours = read(desk.as("fien").get("/api/hours").body());
        assertThat(StreamSupport.stream(hours.spliterator(), false)
                        .filter(line -> line.path("installation").asText().equals("timeless-test")))
                .hasSize(1);
        var verified = desk.as("aya").get("/api/audit/verification");
        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
        assertThat(verified.body()).contains("\"intact\":true");
    }

    @Test
    @DisplayName("over the last day of a trial removes nothing: its owner is asked, and has time to answer")
    void lastDay() {
        var process = desk.install("ageing", "1.0.0");
        var lastDay = LocalDate.now(TrialDesk.ZONE).plusDays(2).toString();
        var answer = desk.complete(
                "dora",
                TrialDesk.task(desk.settled(process)),
                "confirmation",
                "done",
                "expiry",
                lastDay,
                "noTime",
                "true");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        desk.settled(process);
        var watch = desk.latest("ageing-test", "Expire trial");
        desk.settled(watch);

        clock.jump(Duration.ofDays(30));
        var asked = desk.settledWithTask(watch);
        assertThat(asked.path("tasks").get(0).path("name").asText()).startsWith("Extend trial · ageing-test until 20");
        assertThat(asked.path("tasks").get(0).path("name").asText()).doesNotContain(lastDay);
        clock.setRight();
        assertThat(desk.page("ageing-test")).startsWith("200");
        assertThat(desk.installation("ageing-test").path("state").asText()).isEqualTo("installed");

        var ended = desk.complete("dora", TrialDesk.task(asked), "extension", "end", "noTime", "true");
        assertThat(ended.statusCode()).as(ended.body()).isIn(200, 204);
        assertThat(desk.settledWithout(watch, TrialDesk.task(asked))
                        .path("outcome")
                        .asText())
                .isEqualTo("Trial removed");
    }
}
