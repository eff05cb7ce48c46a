package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.installations.ProjectName;
import org.gaas.people.Browser;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("Agreements and access over HTTP")
class AgreementsOverHttpTest {
    private static final String GOOD =
            """
            {"developer": "dora", "project": "agreed", "until": "2999-01-01"}
            """.replace("2999-01-01", LocalDate.now().plusDays(30).toString());

    private final int port;
    private final JdbcClient database;
    private final ProcessEngine engine;
    private final Agreements agreements;

    AgreementsOverHttpTest(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ProcessEngine engine,
            @Autowired Agreements agreements) {
        this.port = port;
        this.database = database;
        this.engine = engine;
        this.agreements = agreements;
    }

    @BeforeEach
    void project() {
        database.sql("insert into customer (id, name, paying, created) values ('agreed-with', 'Agreed', true, now())")
                .update();
        database.sql("insert into project (name, customer, created) values ('agreed', 'agreed-with', now())")
                .update();
        database.sql("insert into installation (id, held, project, environment, state, owner, claim, requested)"
                        + " values ('agreed-test', 'agreed-test', 'agreed', 'test', 'INSTALLED', 'dora', 'c', now())")
                .update();
    }

    @AfterEach
    void tidy() {
        // the desk may be going on with it at this moment
        Awaitility.await().ignoreExceptions().until(() -> {
            var running =
                    engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("make-agreement");
            for (var instance : running.list())
                engine.getRuntimeService().deleteProcessInstance(instance.getId(), "the test is over");
            return running.count() == 0;
        });
        for (var table : List.of(
                "access_agreement_request",
                "access_permit",
                "access_revocation",
                "access_request_project",
                "access_request",
                "access_agreement")) database.sql("delete from " + table).update();
        database.sql("delete from access_password").update();
        database.sql("delete from access_key").update();
        database.sql("delete from installation where id = 'agreed-test'").update();
        database.sql("delete from project where name = 'agreed'").update();
        database.sql("delete from customer where id = 'agreed-with'").update();
    }

    @ParameterizedTest
    @CsvSource({
        "dora, 403, ROLE_REQUIRED",
        "lena, 403, ROLE_REQUIRED",
        "hanna, 400, SERVER_UNKNOWN",
        "mark, 400, SERVER_UNKNOWN",
        "aya, 400, SERVER_UNKNOWN"
    })
    @DisplayName("who opened sessions is for hosting, managers and auditors")
    void sessions(String person, int status, String code) {
        var answer = RestClient.as(person, port).get("/api/access/sessions/trial1");
        assertThat(answer.body()).contains(code);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName(
            "a manager asks for one, another writes down what the customer says; it is ended, and all is in the trail")
    void made() {
        var asked = post("mark", GOOD);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(asked.body()).contains("nobody is named who answers for this customer");
        var task = task();
        assertThat(post("mark", GOOD).body()).contains("AGREEMENT_ASKED");
        assertThat(answer("mark", task).body()).contains("You asked for this yourself");
        assertThat(answer("hanna", task).statusCode()).isIn(403, 404);
        assertThat(RestClient.as("mark", port).get("/api/agreements").body()).isEqualTo("[]");
        assertThat(answer("mona", task).statusCode()).isEqualTo(204);
        Awaitility.await().untilAsserted(() -> assertThat(
                        RestClient.as("mark", port).get("/api/agreements").body())
                .contains("\"by\":\"mark\"", "C. Klant, by mail; written down by mona"));
        assertThat(post("mark", GOOD).body()).contains("AGREEMENT_EXISTS");
        var number = RestClient.as("mark", port)
                .get("/api/agreements")
                .body()
                .replaceFirst("(?s).*\"number\":(\\d+).*", "$1");
        assertThat(RestClient.as("dora", port).get("/api/access").body())
                .contains("agreed-test", "there are no databases yet");
        assertThat(RestClient.as("daan", port).get("/api/access").body()).isEqualTo("[]");
        assertThat(RestClient.as("daan", port).get("/api/agreements").body()).isEqualTo("[]");
        assertThat(RestClient.as("aya", port).get("/api/access.csv").body())
                .startsWith("developer,installation,project,environment,server,rights,from,databases,account,password,"
                        + "agreement,until,why,what,keys\r\n")
                .containsPattern(
                        "\\ndora,agreed-test,agreed,test,,none,,,,no," + number + ",[-0-9]+,[^\\r]+,databases,\\r\\n")
                .containsPattern(
                        "\\ndora,agreed-test,agreed,test,,none,,,,," + number + ",[-0-9]+,[^\\r]+,files,0\\r\\n");
        assertThat(RestClient.as("daan", port).get("/api/access.csv").body().lines())
                .as("the heading, and nothing of others")
                .hasSize(1);

        var ended = put("mark", "/api/agreements/" + number + "/end", "{\"why\": \"left\"}");
        assertThat(ended.body()).contains("\"state\":\"ended\"", "\"endedBy\":\"mark\"");
        assertThat(RestClient.as("dora", port).get("/api/access").body()).isEqualTo("[]");
        assertThat(put("mark", "/api/agreements/" + number + "/end", "{\"why\": \"left\"}")
                        .body())
                .contains("AGREEMENT_ENDED");
        assertThat(database.sql("select what from audit_trail where what like '%-agreement'")
                        .query(String.class)
                        .list())
                .contains("make-agreement", "end-agreement");
    }

    @Test
    @DisplayName("a customer is asked no more when a manager says so, and may be asked again")
    void withdrawn() {
        var asked = "{\"developer\": \"dora\", \"project\": \"agreed\"}";
        var withdrawal = "/api/agreements/withdrawal";
        assertThat(RestClient.as("mark", port).post(withdrawal, asked).body()).contains("AGREEMENT_NOT_ASKED");
        post("mark", GOOD);
        task();
        assertThat(RestClient.as("hanna", port).post(withdrawal, asked).statusCode())
                .isEqualTo(403);
        assertThat(RestClient.as("mona", port).post(withdrawal, asked).statusCode())
                .isEqualTo(202);
        Awaitility.await()
                .untilAsserted(() -> assertThat(post("mark", GOOD).statusCode()).isEqualTo(202));
        assertThat(RestClient.as("mark", port).get("/api/agreements").body()).isEqualTo("[]");
    }

    /** The open question to the customer. */
    private String task() {
        return Awaitility.await()
                .until(
                        () -> engine.getTaskService()
                                .createTaskQuery()
                                .taskDefinitionKey("Task_AcceptAgreement")
                                .singleResult(),
                        found -> found != null)
                .getId();
    }

    private HttpResponse<String> answer(String person, String task) {
        var plan = engine.getFormService().getTaskFormVariables(task).get("plan");
        return RestClient.as(person, port)
                .post(
                        "/api/tasks/" + task + "/completion",
                        "{\"noTime\": true, \"accessConsent\": \"consent\", \"accessConsentBy\": \"C. Klant, by mail\","
                                + " \"plan\": \"" + plan + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dora", "hanna", "adam", "aya", "fien", "lena"})
    @DisplayName("nobody but a manager makes one")
    void notOthers(String person) {
        assertThat(post(person, GOOD).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "fien"})
    @DisplayName("who answers for none of it sees none of it")
    void unseen(String person) {
        assertThat(RestClient.as(person, port).get("/api/agreements").statusCode())
                .isEqualTo(403);
        assertThat(RestClient.as(person, port).get("/api/access.csv").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @CsvSource({
        "'\"dora\"', '\"hanna\"', DEVELOPER_UNKNOWN",
        "'\"dora\"', '\"nobody\"', DEVELOPER_UNKNOWN",
        "'\"agreed\"', '\"unknown\"', PROJECT_UNKNOWN",
        "'\"agreed\"', '\"capri;id\"', NAME_INVALID",
        "'\"project\"', '\"customer\"', CUSTOMER_UNKNOWN",
        "'\"until\"', '\"from\"', FIELD_REQUIRED",
        "'\"developer\"', '\"consent\": \"I say so\", \"developer\"', VARIABLE_NOT_ACCEPTED",
        "'\"project\"', '\"customer\": \"agreed-with\", \"project\"', AGREEMENT_FOR_WHAT",
        "'\"project\": \"agreed\",', '', AGREEMENT_FOR_WHAT"
    })
    @DisplayName("what can't be agreed is refused with field and rule")
    void refused(String instead, String of, String rule) {
        var answer = post("mark", GOOD.replace(instead, of));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01,AGREEMENT_DATES",
        "2900-01-01,AGREEMENT_DATES",
        "tomorrow,DATE_INVALID",
        "+999999999-01-01,DATE_INVALID"
    })
    @DisplayName("days that can't be are refused")
    void days(String until, String rule) {
        var answer = post("mark", GOOD.replaceFirst("\"until\": \"[^\"]*\"", "\"until\": \"" + until + "\""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(rule);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"known", "*12", "*0123456789abcdef0123456789abcdef01234567", ""})
    @DisplayName("the desk takes no password, only what a server keeps of it, and repeats neither")
    void passwords(String verifier) {
        var answer = put("dora", "/api/access/passwords/nowhere", "{\"verifier\": \"" + verifier + "\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("VERIFIER_INVALID").doesNotContain("0123456789abcdef");
        assertThat(put("hanna", "/api/access/passwords/nowhere", "{\"verifier\": \"*" + "0A".repeat(20) + "\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("what an agreement gives needs no decision, and can be taken back and asked for no more")
    void requested() {
        var wish = "{\"projects\": [\"agreed\"], \"environment\": \"test\", \"why\": \"a report\"}";
        var ask = "/api/access/requests";
        assertThat(RestClient.as("dora", port).post(ask, wish).body()).contains("AGREEMENT_MISSING");
        GivenAgreements.at(new ProjectName("agreed"), "dora", 30, agreements);
        var begun = RestClient.as("dora", port).post(ask, wish);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(begun.body()).contains("gives it; nobody has to decide");
        assertThat(RestClient.as("daan", port).post(ask, wish).body()).contains("AGREEMENT_MISSING");
        assertThat(RestClient.as("hanna", port).post(ask, wish).body()).contains("DEVELOPER_UNKNOWN");
        var emergency = "{\"developer\": \"dora\", \"projects\": [\"agreed\"], \"why\": \"x\", \"emergency\": true}";
        assertThat(RestClient.as("hanna", port).post(ask, emergency).body()).contains("ROLE_REQUIRED");
        assertThat(RestClient.as("olga", port).post(ask, emergency).body()).contains("NOTHING_THERE");

        var back = "{\"developer\": \"dora\", \"why\": \"left\"}";
        assertThat(RestClient.as("daan", port)
                        .post("/api/access/revocations", back)
                        .statusCode())
                .isEqualTo(403);
        assertThat(RestClient.as("hanna", port)
                        .post("/api/access/revocations", back)
                        .statusCode())
                .isEqualTo(202);
        Awaitility.await().untilAsserted(() -> assertThat(
                        RestClient.as("dora", port).get("/api/access").body())
                .contains("was taken back"));
        assertThat(RestClient.as("dora", port).post(ask, wish).body()).contains("TAKEN_BACK");
    }

    @Test
    @DisplayName("a developer registers the own ssh key, sees it, and nobody else removes it")
    void keys() throws Exception {
        var pair = KeyPairGenerator.getInstance("EC");
        pair.initialize(new ECGenParameterSpec("secp256r1"));
        var key =
                "{\"key\": \"" + PublicKeyEntry.toString(pair.generateKeyPair().getPublic()) + " dora\"}";
        var keys = "/api/access/keys";
        var added = RestClient.as("dora", port).post(keys, key);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).contains("\"developer\":\"dora\"", "SHA256:");
        assertThat(RestClient.as("dora", port).post(keys, key).body()).contains("KEY_KNOWN");
        assertThat(RestClient.as("daan", port).post(keys, key).body()).contains("KEY_OF_OTHERS");
        assertThat(RestClient.as("daan", port).get(keys).body()).isEqualTo("[]");
        assertThat(RestClient.as("hanna", port).get(keys).body()).contains("SHA256:");
        assertThat(RestClient.as("fien", port).get(keys).statusCode()).isEqualTo(403);
        assertThat(RestClient.as("fien", port).post(keys, key).statusCode()).isEqualTo(403);
        var secret = "{\"key\": \"-----BEGIN OPENSSH PRIVATE KEY-----\\ncanary\"}";
        assertThat(RestClient.as("dora", port).post(keys, secret).body())
                .contains("KEY_PRIVATE")
                .doesNotContain("canary");

        GivenAgreements.at(new ProjectName("agreed"), "dora", 30, agreements);
        assertThat(RestClient.as("dora", port).get("/api/access/files").body())
                .contains("agreed-test", "there are no files yet", "\"keys\":1");
        assertThat(RestClient.as("daan", port).get("/api/access/files").body()).isEqualTo("[]");

        var one = keys + "/" + added.body().replaceFirst("(?s).*\"number\":(\\d+).*", "$1");
        assertThat(RestClient.as("daan", port).delete(one).body()).contains("KEY_UNKNOWN");
        assertThat(RestClient.as("fien", port).delete(one).statusCode()).isEqualTo(403);
        assertThat(RestClient.as("dora", port).delete(one).statusCode()).isEqualTo(200);
        assertThat(RestClient.as("dora", port).get(keys).body()).isEqualTo("[]");
        assertThat(database.sql("select what from audit_trail where what like '%-key'")
                        .query(String.class)
                        .list())
                .contains("add-key", "remove-key");
    }

    @ParameterizedTest(name = "{0} starts {1}: {2}")
    @CsvSource({
        "dora,  grant-access,  200",
        "hanna, grant-access,  403",
        "fien,  grant-access,  403",
        "dora,  revoke-access, 200",
        "mark,  revoke-access, 200",
        "fien,  revoke-access, 403",
        "adam,  revoke-access, 404"
    })
    @DisplayName("Tasklist's door lets those ask who may, and the process looks again")
    void tasklist(String person, String process, int status) {
        var fields =
                "{\"variables\": {\"accessProjects\": {\"value\": \"agreed\"}, \"accessWhy\": {\"value\": \"x\"}}}";
        var answer = RestClient.as(person, port)
                .post("/engine-rest/process-definition/key/" + process + "/submit-form", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 200)
            assertThat(RestClient.as(person, port)
                            .post(
                                    "/engine-rest/process-definition/key/" + process + "/submit-form",
                                    fields.replace("accessWhy", "accessRequest"))
                            .statusCode())
                    .isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"mark, 200", "hanna, 403", "dora, 403", "adam, 404"})
    @DisplayName("Tasklist's door lets managers ask a customer for an agreement, and nobody say what the customer said")
    void inTasklist(String person, int status) {
        var path = "/engine-rest/process-definition/key/make-agreement/submit-form";
        var fields =
                "{\"variables\": {\"accessDeveloper\": {\"value\": \"dora\"}, \"project\": {\"value\": \"agreed\"},"
                        + " \"agreementUntil\": {\"value\": \""
                        + LocalDate.now().plusDays(3) + "\"}}}";
        var answer = RestClient.as(person, port).post(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status != 200) return;
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task())
                        .singleResult()
                        .getName())
                .isEqualTo("Accept agreement · dora · project agreed");
        assertThat(RestClient.as(person, port)
                        .post(path, fields.replace("\"project\"", "\"accessConsentBy\""))
                        .body())
                .contains("VARIABLE_NOT_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
    @DisplayName("an emergency is begun at no door of the engine without a code")
    void emergencyNeedsCode(String door) {
        var path = door + "/process-definition/key/grant-access/submit-form";
        var fields = "{\"variables\": {\"accessProjects\": {\"value\": \"agreed\"}, \"accessWhy\": {\"value\": \"x\"},"
                + " \"accessDeveloper\": {\"value\": \"dora\"}, \"accessEmergency\": {\"value\": true}}}";
        var without = door.startsWith("/camunda")
                ? new Browser(port).signedInAs("olga").sendAsWebapp("POST", path, fields)
                : RestClient.as("olga", port)
                        .showing("a proof that nobody ever made, of the right length")
                        .post(path, fields);
        assertThat(without.statusCode()).as(without.body()).isEqualTo(403);
        assertThat(without.body()).contains("show a code of your second factor first");
        var proof = RestClient.as("olga", port).proven();
        var with = door.startsWith("/camunda")
                ? new Browser(port).signedInAs("olga").showing(proof).sendAsWebapp("POST", path, fields)
                : RestClient.as("olga", port).showing(proof).post(path, fields);
        assertThat(with.statusCode()).as(with.body()).isEqualTo(200);
    }

    private HttpResponse<String> post(String person, String body) {
        return RestClient.as(person, port).post("/api/agreements", body);
    }

    private HttpResponse<String> put(String person, String path, String body) {
        return RestClient.as(person, port).put(path, body);
    }
}
