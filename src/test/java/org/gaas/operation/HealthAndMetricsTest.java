package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.engine.StepEnded;
import org.gaas.engine.StepEnded.Outcome;
import org.gaas.engine.Work;
import org.gaas.people.RestClient;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@DeskTest
@DisplayName("Whoever watches over the desk")
class HealthAndMetricsTest {
    private final int port;
    private final ProcessEngine engine;
    private final ApplicationEventPublisher events;

    HealthAndMetricsTest(
            @LocalServerPort int port, @Autowired ProcessEngine engine, @Autowired ApplicationEventPublisher events) {
        this.port = port;
        this.engine = engine;
        this.events = events;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    @DisplayName("sees without a login whether it lives and takes work, and nothing else")
    void open(String group) throws Exception {
        var answer = RestClient.nobody(port).get("/actuator/health" + group);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer.body()).path("status").asText()).isEqualTo("UP");
        assertThat(answer.body()).doesNotContain("components", "details", "gaas.home");
    }

    @Test
    @DisplayName("sees with a login how database, engine, jobs, disk, node and trail are")
    void details() throws Exception {
        var parts = json(as("hanna").get("/actuator/health").body()).path("components");
        for (var part : new String[] {"db", "diskSpace", "jobExecutor", "processEngine", "node", "trail"})
            assertThat(parts.path(part).path("status").asText())
                    .as(part + " in " + parts.toPrettyString())
                    .isEqualTo("UP");
        assertThat(parts.path("trail").path("details").has("waiting")).isTrue();
        assertThat(parts.path("node").path("details").path("name").asText()).isEqualTo("desk");
        assertThat(parts.path("diskSpace").path("details").path("path").asText())
                .contains("gaas-desk-test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "heapdump", "threaddump", "loggers", "configprops", "shutdown", "metrics"})
    @DisplayName("sees no more than that")
    void closed(String endpoint) {
        assertThat(as("adam").get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
        assertThat(RestClient.nobody(port).get("/actuator/" + endpoint).statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("gets figures for Prometheus with a login: jobs, steps, failures, sessions, tasks, repairs, trail")
    void prometheus() {
        var work = new Work("r", "p", "Task_ShipRelease", "capri-test", "dora");
        events.publishEvent(new StepEnded(work, Outcome.DONE, "", "", Duration.ofSeconds(3)));
        events.publishEvent(new StepEnded(work, Outcome.FAILED, "NO_SPACE", "trial1: 12 MB free", Duration.ZERO));
        try (var opinion = SecondOpinion.askedBy("dora", engine)) {
            assertThat(opinion.isOpen(opinion.look())).isTrue();
            var figures = as("hanna").get("/actuator/prometheus", "text/plain").body();
            assertThat(figures)
                    .contains("gaas_jobs_waiting{", "gaas_jobs_failed{", "gaas_longsteps_running{")
                    .contains("gaas_ssh_sessions{", "gaas_repairs_open{", "gaas_trail_waiting{")
                    .containsPattern("gaas_trail_behind_seconds\\{[^}]*} ")
                    .containsPattern(
                            "gaas_step_duration_seconds_sum\\{[^}]*outcome=\"done\"[^}]*step=\"Task_ShipRelease\"")
                    .containsPattern("gaas_step_failures_total\\{[^}]*reason=\"NO_SPACE\"")
                    .containsPattern("gaas_tasks_open\\{[^}]*role=\"developers\"} [1-9]")
                    .containsPattern(
                            "gaas_tasks_oldest_seconds\\{[^}]*role=\"hosting\"} 0\\.[0-9]*[1-9]|gaas_tasks_oldest_seconds\\{[^}]*role=\"hosting\"} [1-9]")
                    .contains("node=\"desk\"", "jvm_memory_used_bytes", "hikaricp_connections_active");
        }
        assertThat(RestClient.nobody(port).get("/actuator/prometheus").statusCode())
                .isEqualTo(401);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private RestClient as(String user) {
        return RestClient.as(user, port);
    }
}
