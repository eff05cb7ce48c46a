package org.gaas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.people.RestClient;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * All that can be read over HTTP, as a developer who has no agreement: whoever adds an address need not remember this. One
 * with a variable that this test does not know makes it fail: say below what stands for it.
 */
@DeskTest
@DisplayName("A project that a developer has no agreement for, at every address that can be read,")
class HiddenEverywhereTest {
    private static final String REPOSITORY = "https://github.com/veiled/veiled.git";

    /** What variables of addresses stand for, of the hidden project; and the same of one that nobody has. */
    private static final Map<String, List<String>> MEANS = Map.of(
            "id", List.of("veiled", "absent"),
            "project", List.of("veiled", "absent"),
            "customer", List.of("veiled-one", "absent-one"),
            "task", List.of("TASK", "00000000-0000-0000-0000-000000000000"),
            "server", List.of("hides1", "hides1"),
            "name", List.of("hides1", "hides1"),
            "number", List.of("1", "1"),
            "token", List.of("veiled", "absent"));

    /** Addresses that do nothing without these. */
    private static final Map<String, String> ASKED =
            Map.of("/api/processes", "?businessKey=veiled", "/api/tags", "?repository=" + REPOSITORY);

    /** Told from what does not exist: nobody shall choose the repository of others. Nothing of it shows. */
    private static final Set<String> REFUSED = Set.of("/api/tags");

    private final int port;
    private final JdbcClient database;
    private final ProcessEngine engine;
    private final RequestMappingHandlerMapping addresses;
    private SecondOpinion opinion;
    private String task;

    HiddenEverywhereTest(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ProcessEngine engine,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses) {
        this.port = port;
        this.database = database;
        this.engine = engine;
        this.addresses = addresses;
    }

    @BeforeEach
    void project() {
        database.sql(
                        "insert into server (name, roles, zone, address, port, login, root, platform, host_keys, state)"
                                + " values ('hides1', 'production', 'main', '127.0.0.1', 1, 'gaas', '/', 'debian', 'ssh-ed25519 AAAA', 'RETIRED')")
                .update();
        database.sql("insert into customer (id, name, paying, created) values ('veiled-one', 'Veiled', true, now())")
                .update();
        database.sql("insert into project (name, customer, created) values ('veiled', 'veiled-one', now())")
                .update();
        database.sql(
                        "insert into installation (id, held, project, environment, state, owner, claim, requested, repository)"
                                + " values ('veiled', 'veiled', 'veiled', 'production', 'INSTALLED', 'hanna', 'c', now(), ?)")
                .param(REPOSITORY)
                .update();
        database.sql("insert into installation_part (installation, part, server)"
                        + " select number, 'DATABASE', 'hides1' from installation where id = 'veiled'")
                .update();
        opinion = SecondOpinion.askedBy("hanna", "veiled", engine);
        task = opinion.look();
    }

    @AfterEach
    void tidy() {
        opinion.close();
        database.sql("delete from installation_part where server = 'hides1'").update();
        database.sql("delete from installation where id = 'veiled'").update();
        database.sql("delete from project where name = 'veiled'").update();
        database.sql("delete from customer where id = 'veiled-one'").update();
        database.sql("delete from server where name = 'hides1'").update();
    }

    @Test
    @DisplayName("is told as one that does not exist")
    void nowhere() {
        var paths = paths();
        assertThat(paths).hasSizeGreaterThan(40).contains("/api/installations/{id}", "/api/servers/{name}");
        var soft = new SoftAssertions();
        for (var path : paths) {
            var hidden = RestClient.as("dora", port).get(filled(path, 0), "*/*");
            soft.assertThat(hidden.statusCode()).as(path).isLessThan(500);
            if (REFUSED.contains(path)) {
                soft.assertThat(hidden.body())
                        .as(path)
                        .contains("AGREEMENT_REQUIRED")
                        .doesNotContain("veiled");
                continue;
            }
            if (!filled(path, 0).contains("veiled"))
                soft.assertThat(hidden.body()).as(path).doesNotContain("veiled");
            var absent = RestClient.as("dora", port).get(filled(path, 1), "*/*");
            soft.assertThat(hidden.statusCode()).as(path).isEqualTo(absent.statusCode());
            if (path.contains("{"))
                soft.assertThat(nameless(hidden.body())).as(path).isEqualTo(nameless(absent.body()));
        }
        soft.assertAll();
    }

    @Test
    @DisplayName("is there for hosting: the test looks at what can be seen")
    void seenByOthers() {
        assertThat(RestClient.as("hanna", port).get("/api/installations/veiled").body())
                .contains("veiled");
        assertThat(RestClient.as("hanna", port).get("/api/servers/hides1").body())
                .contains("\"veiled\"");
        assertThat(RestClient.as("hanna", port).get("/api/tasks").body()).contains("veiled");
        assertThat(RestClient.as("hanna", port)
                        .get("/api/productions/veiled/availability")
                        .body())
                .doesNotContain("INSTALLATION_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/process-instance",
                "/engine-rest/process-instance?businessKey=veiled",
                "/engine-rest/execution",
                "/engine-rest/variable-instance",
                "/engine-rest/incident",
                "/engine-rest/job",
                "/engine-rest/external-task",
                "/engine-rest/event-subscription",
                "/engine-rest/task",
                "/engine-rest/history/process-instance",
                "/engine-rest/history/task",
                "/engine-rest/history/activity-instance",
                "/engine-rest/history/variable-instance",
                "/engine-rest/history/detail",
                "/engine-rest/history/user-operation",
                "/engine-rest/history/incident",
                "/engine-rest/history/job-log",
                "/engine-rest/history/external-task-log",
                "/engine-rest/history/identity-link-log"
            })
    @DisplayName("is in no list of the engine's own")
    void engine(String path) {
        var answer = RestClient.as("dora", port).get(path).body();
        assertThat(answer).doesNotContain("veiled", opinion.instance(), task);
    }

    private Set<String> paths() {
        var paths = new TreeSet<String>();
        addresses.getHandlerMethods().forEach((mapping, method) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            if (method.getBeanType().getName().startsWith("org.gaas.")
                    && (methods.isEmpty() || methods.contains(RequestMethod.GET)))
                paths.addAll(mapping.getPatternValues());
        });
        return paths;
    }

    private String filled(String path, int which) {
        var filled = path;
        for (var meaning : MEANS.entrySet())
            filled = filled.replace(
                    "{" + meaning.getKey() + "}", meaning.getValue().get(which));
        assertThat(filled).as("the variables of " + path).doesNotContain("{", "}");
        if (path.equals("/processes/{id}") || path.equals("/api/processes/{id}"))
            filled = path.replace("{id}", which == 0 ? opinion.instance() : "00000000-0000-0000-0000-000000000000");
        var asked = ASKED.getOrDefault(path, "");
        return filled.replace("TASK", task) + (which == 0 ? asked : asked.replace("veiled", "absent"));
    }

    /** Without what the address itself named, and times: the same for what is hidden and for what is not there. */
    private String nameless(String body) {
        return body.replace(opinion.instance(), "-")
                .replace(task, "-")
                .replace("00000000-0000-0000-0000-000000000000", "-")
                .replaceAll("veiled|absent", "-")
                .replaceAll("\\d\\d:\\d\\d(:\\d\\d)?", "-");
    }
}
