package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.awaitility.Awaitility;
import org.gaas.DeskTest;
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
            {"developer": "dora", "project": "agreed", "until": "2999-01-01", "consent": "C. Klant, by mail"}
            """.replace("2999-01-01", LocalDate.now().plusDays(30).toString());

    private final int port;
    private final JdbcClient database;

    AgreementsOverHttpTest(@LocalServerPort int port, @Autowired JdbcClient database) {
        this.port = port;
        this.database = database;
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
        for (var table : List.of(
                "access_permit", "access_revocation", "access_request_project", "access_request", "access_agreement"))
            database.sql("delete from " + table).update();
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
    @DisplayName("a manager makes one, ends it, and both are in the trail")
    void made() {
        var made = post("mark", GOOD);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var number = made.body().replaceFirst("(?s).*\"number\":(\\d+).*", "$1");
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
        "'\"C. Klant, by mail\"', '\" \"', FIELD_REQUIRED",
        "'\"C. Klant, by mail\"', '\"a\\u0000b\"', CONSENT_INVALID",
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
        post("mark", GOOD);
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

        post("mark", GOOD);
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
