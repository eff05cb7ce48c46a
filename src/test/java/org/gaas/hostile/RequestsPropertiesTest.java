package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.gaas.DeskTest;
import org.gaas.Fuzzed;
import org.gaas.Nasty;
import org.gaas.Verdict;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Invented requests to the whole desk. None of them can be granted: there is no server, and no repository that could be
 * asked. A tenth of the tries of {@link Fuzzed}: each is a request.
 */
@DeskTest
@DisplayName("Requests, whatever is sent,")
class RequestsPropertiesTest {
    private static final int TRIES = Integer.getInteger("jqwik.tries.default", 1000) / 10;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Arbitrary<String> NAMES = Nasty.near("capri", "friesland-test", "capri-test--b");
    private static final Arbitrary<String> TAGS = Nasty.near("1.9.2", "tags/1.6.1");
    private static final Arbitrary<String> URLS =
            Nasty.near("https://nowhere.example/x.git", "ssh://git@nowhere.example:22/~/x", "svn://nowhere.example/x");
    private static final Arbitrary<String> TIMES =
            Nasty.near("2026-11", "2026-11-21", "2026-11-21T09:30:00Z", "+999999999-12-31", "-999999999-01");

    private static final Map<String, Arbitrary<String>> REQUEST = Map.of(
            "project", NAMES,
            "kind", Nasty.near("test", "acc"),
            "repository", URLS,
            "tag", TAGS,
            "customer", Nasty.any(),
            "application", NAMES,
            "template", NAMES,
            "hours", Nasty.near("1:30", "0.5"));

    private final int port;

    RequestsPropertiesTest(@LocalServerPort int port) {
        this.port = port;
    }

    @TestFactory
    @DisplayName("are answered, or refused with a code and a sentence, and never fail")
    Stream<DynamicTest> answered() {
        return Stream.of(
                posted("dora", "/api/installations", REQUEST),
                posted("dora", "/api/checks", Map.of("repository", URLS, "tag", TAGS, "application", NAMES)),
                posted("dora", "/api/installations/friesland-test/deployments", Map.of("ref", TAGS)),
                posted("aya", "/api/audit/verification", Map.of("heads", Nasty.any())),
                tried("POST onboard-trial/submit-form", forms(REQUEST), body -> RestClient.as("dora", port)
                        .post("/engine-rest/process-definition/key/onboard-trial/submit-form", body)),
                got("dora", name -> "/api/installations/" + name, NAMES),
                got("dora", name -> "/api/processes/" + name, Nasty.any()),
                got("dora", name -> "/api/processes?businessKey=" + name, Nasty.any()),
                got("dora", url -> "/api/tags?repository=" + url, URLS),
                got("fien", month -> "/api/hours?month=" + month, TIMES),
                got("fien", month -> "/api/hours.csv?month=" + month, TIMES),
                got("aya", about -> "/api/audit/entries?about=" + about, Nasty.any()),
                got("aya", since -> "/api/audit/entries?since=" + since, TIMES),
                got("aya", until -> "/api/audit/export?until=" + until, TIMES),
                got("aya", most -> "/api/audit/entries?most=" + most, Nasty.near("1000", "0", "-1")),
                put("mark", "/api/tasks/4711/due", Map.of("date", TIMES)),
                put("mark", "/api/tasks/4711/assignee", Map.of("user", NAMES)));
    }

    private DynamicTest posted(String user, String path, Map<String, Arbitrary<String>> fields) {
        return tried("POST " + path, bodies(object(fields).map(RequestsPropertiesTest::printed)), body -> RestClient.as(
                        user, port)
                .post(path, body));
    }

    private DynamicTest put(String user, String path, Map<String, Arbitrary<String>> fields) {
        return tried("PUT " + path, bodies(object(fields).map(RequestsPropertiesTest::printed)), body -> RestClient.as(
                        user, port)
                .put(path, body));
    }

    private DynamicTest got(String user, Function<String, String> path, Arbitrary<String> values) {
        return tried("GET " + path.apply("*"), values, value -> RestClient.as(user, port)
                .get(path.apply(URLEncoder.encode(value, UTF_8))));
    }

    /** Outside of jqwik's own engine, where there is a desk: the seed is the same, and so are the requests. */
    private static DynamicTest tried(String name, Arbitrary<String> sent, Function<String, HttpResponse<String>> door) {
        return DynamicTest.dynamicTest(
                name,
                () -> JqwikSession.run(() -> {
                    var random = new Random(Long.parseLong(Fuzzed.SEED));
                    var invented = sent.generator(TRIES);
                    for (var count = 1; count <= TRIES; count++) {
                        var one = invented.next(random).value();
                        var answer = door.apply(one);
                        try {
                            assertRight(answer);
                        } catch (AssertionError wrong) {
                            fail(
                                    "seed " + Fuzzed.SEED + ", try " + count + ": " + printed(one) + "\n-> "
                                            + answer.statusCode() + " " + answer.body(),
                                    wrong);
                        }
                    }
                }));
    }

    private static void assertRight(HttpResponse<String> answer) throws AssertionError {
        assertThat(answer.statusCode()).isNotEqualTo(500).isGreaterThanOrEqualTo(200);
        if (answer.statusCode() < 300) {
            assertThat(answer.statusCode()).isEqualTo(200);
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) return;
        var problem = read(answer.body());
        Verdict.assertIsSentence(problem.path("detail").asText());
        if (answer.statusCode() == 400 || problem.has("field"))
            assertThat(problem.path("code").asText()).matches("[A-Z]+(_[A-Z]+)*");
    }

    /** Objects with the right fields, mostly; and other JSON, and what is none. */
    private static Arbitrary<String> bodies(Arbitrary<String> objects) {
        return Arbitraries.frequencyOf(
                Tuple.of(8, objects),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "null",
                                "[]",
                                "\"\"",
                                "1",
                                "{}",
                                "{",
                                "",
                                "[".repeat(3000),
                                "{\"a\":".repeat(3000),
                                "{\"project\":{\"a\":1}}",
                                "{\"tag\":[1]}",
                                "{\"tag\":1e999999}",
                                "{\"\\ud800\":1}",
                                "{\"tag\":\"a\",\"tag\":\"b\"}",
                                "{\"variables\":{\"x\":{\"value\":1,\"type\":\"Object\"}}}",
                                "{\"variables\":{\"tag\":{\"value\":\"1\",\"type\":\"Date\"}}}",
                                "{\"variables\":{\"tag\":{\"value\":\"1\",\"type\":\"Nothing\"}}}",
                                "{\"variables\":[]}",
                                "{\"variables\":{\"tag\":1}}")),
                Tuple.of(1, Nasty.any()));
    }

    private static Arbitrary<Map<String, String>> object(Map<String, Arbitrary<String>> fields) {
        Arbitrary<Map<String, String>> object = Arbitraries.just(Map.of());
        for (var field : new TreeMap<>(fields).entrySet())
            object = Combinators.combine(object, field.getValue().injectNull(0.2))
                    .as((before, value) -> with(before, field.getKey(), value));
        return object;
    }

    /** The same as the engine's own API wants it. */
    private static Arbitrary<String> forms(Map<String, Arbitrary<String>> fields) {
        return bodies(object(fields).map(values -> {
            var typed = new TreeMap<String, Object>();
            values.forEach((name, value) -> typed.put(name, Map.of("value", value)));
            return printed(Map.of("variables", typed));
        }));
    }

    private static Map<String, String> with(Map<String, String> before, String field, String value) {
        var after = new TreeMap<>(before);
        if (value != null) after.put(field, value);
        return after;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException no) {
            throw new AssertionError("no JSON", no);
        }
    }

    private static String printed(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
