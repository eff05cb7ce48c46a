package org.gaas.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.engine.Work;
import org.gaas.people.RestClient;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("The trail over REST")
class TrailOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final int port;
    private final ProcessEngine engine;
    private final Trail trail;
    private final JdbcClient database;
    private final Path heads;

    TrailOverHttpTest(
            @LocalServerPort int port,
            @Autowired ProcessEngine engine,
            @Autowired Trail trail,
            @Autowired JdbcClient database,
            @Value("${gaas.audit.heads}") Path heads) {
        this.port = port;
        this.engine = engine;
        this.trail = trail;
        this.database = database;
        this.heads = heads;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dora", "hanna", "mark", "fien", "lena", "adam"})
    @DisplayName("is for auditors only")
    void auditorsOnly(String user) {
        for (var path : List.of("entries", "verification", "export"))
            assertThat(RestClient.as(user, port)
                            .get("/api/audit/" + path, "*/*")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
    }

    @Test
    @DisplayName("tells what was done about an installation, also in work that got its name only later")
    void entries() throws Exception {
        try (var here = new Work("w-http-1", "", "", "", "dora").begin()) {
            trail.record(Entry.decision("dora", "start-process", "").subject("nameless yet"));
            trail.record(Entry.change("converge", "trial9").about("http-test"));
        }
        var found = json("entries?about=http-test");
        assertThat(found).extracting(entry -> entry.path("subject").asText()).containsExactly("nameless yet", "");
        assertThat(found.get(0).path("roles").asText()).isEqualTo("developers");
        assertThat(json("entries?about=trial9")).hasSize(1);
        assertThat(json("entries?about=http-test&person=mark")).isEmpty();
        assertThat(json("entries?about=http-test&since=2100-01-01")).isEmpty();
        assertThat(json("entries?about=http-test&most=1")).hasSize(1);
        var wrong = aya().get("/api/audit/entries?since=yesterday");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("TIME_INVALID", "\"field\":\"since\"");
    }

    @Test
    @DisplayName(
            "exports each decision with the plan shown, the role held then, and the changes made until the next one")
    void export() throws Exception {
        String instance;
        try (var opinion = SecondOpinion.askedBy("dora", "export-test", engine)) {
            instance = opinion.instance();
            trail.record(Entry.change("converge", "trial1").work(instance).subject("first"));
            trail.record(Entry.decision("mark", "date-task", "export-test").work(instance));
            trail.record(Entry.change("converge", "trial1").work(instance).subject("=second()"));
            RestClient.as("dora", port)
                    .post(
                            "/engine-rest/task/" + opinion.look() + "/complete",
                            "{\"variables\":{\"noTime\":{\"value\":true}}}");
            trail.record(Entry.change("converge", "trial1").work(instance).subject("third"));
        }
        var lines = aya().get("/api/audit/export", "application/x-ndjson")
                .body()
                .lines()
                .map(TrailOverHttpTest::read);
        var ours = lines.filter(line -> line.path("work").asText().equals(instance))
                .toList();
        assertThat(ours)
                .extracting(line -> line.path("what").asText())
                .containsExactly("start-process", "date-task", "complete-task");
        assertThat(ours.get(0).path("roles").asText()).isEqualTo("developers");
        assertThat(subjects(ours.get(0))).containsExactly("first", "=second()");
        assertThat(subjects(ours.get(1))).isEmpty();
        assertThat(ours.get(2).path("plan").asText()).contains("A second opinion");
        assertThat(subjects(ours.get(2))).containsExactly("third");

        var csv = aya().get("/api/audit/export", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body()).startsWith("number,decision,at,kind,who,").contains(",'=second(),");
        assertThat(json("entries?person=aya"))
                .anySatisfy(entry -> assertThat(entry.path("what").asText()).isEqualTo("export-trail"));
    }

    @Test
    @DisplayName("is sealed by itself soon after each commit, and its head is written down outside the database")
    void sealed() {
        trail.record(Entry.decision("dora", "start-process", "sealed-test"));
        Awaitility.await().untilAsserted(() -> {
            var all = JSON.readTree(aya().get("/api/audit/verification").body());
            assertThat(all.path("intact").asBoolean()).as(all.toPrettyString()).isTrue();
            assertThat(all.path("waiting").asLong()).isZero();
            assertThat(all.path("sealed")).isEqualTo(all.path("rows"));
            assertThat(Files.readString(heads)).endsWith(" " + all.path("head").asText() + "\n");
        });
    }

    @Test
    @DisplayName("tells where it was changed")
    void changed() throws Exception {
        trail.record(Entry.decision("dora", "start-process", "changed-test"));
        var number = trail.of("changed-test", 1).get(0).number();
        Awaitility.await()
                .until(() -> database.sql("select count(*) from audit_seal where entry = ?")
                                .param(number)
                                .query(Long.class)
                                .single()
                        == 1);
        database.sql("update audit_trail set who = 'mallory' where number = ?")
                .param(number)
                .update();
        try {
            var all = JSON.readTree(aya().get("/api/audit/verification").body());
            assertThat(all.path("intact").asBoolean()).isFalse();
            assertThat(all.path("findings").get(0).path("kind").asText()).isEqualTo("CHANGED");
            assertThat(all.path("findings").get(0).path("where").asText()).startsWith("row " + number + " (");
        } finally {
            database.sql("update audit_trail set who = 'dora' where number = ?")
                    .param(number)
                    .update();
        }
    }

    private static List<String> subjects(JsonNode decision) {
        return StreamSupport.stream(decision.path("changes").spliterator(), false)
                .map(change -> change.path("subject").asText())
                .toList();
    }

    private JsonNode json(String path) throws Exception {
        var answer = aya().get("/api/audit/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (Exception noJson) {
            throw new AssertionError(line, noJson);
        }
    }

    private RestClient aya() {
        return RestClient.as("aya", port);
    }
}
