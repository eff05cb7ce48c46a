package org.gaas.certificates.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.gaas.DeskTest;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.KeyKind;
import org.gaas.certificates.Ordering;
import org.gaas.certificates.Owner;
import org.gaas.certificates.Subscription;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Way;
import org.gaas.certificates.Written;
import org.gaas.cli.DeskShell;
import org.gaas.engine.Ending;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.gaas.people.Browser;
import org.gaas.people.DemoUsers;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("A certificate's doors over HTTP")
class CertificatesOverHttpTest {
    private static final String PROGRAMS = "/api/certificates/tasks/";
    private static final String TASKLIST = "/camunda/api/certificates/tasks/";
    private static final String PAGE = files("<!doctype html><p>no certificate");

    private final int port;
    private final Ordering ordering;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineDoor door;
    private final JdbcClient database;
    private Ordering.Begun begun;
    private String task;

    CertificatesOverHttpTest(
            @LocalServerPort int port,
            @Autowired Ordering ordering,
            @Autowired RuntimeService runtime,
            @Autowired TaskService tasks,
            @Autowired EngineDoor door,
            @Autowired JdbcClient database) {
        this.port = port;
        this.ordering = ordering;
        this.runtime = runtime;
        this.tasks = tasks;
        this.door = door;
        this.database = database;
    }

    @BeforeEach
    void begin() {
        begun = ordering.order(new Subscription(
                Owner.of(new ServerName("nowhere1")),
                Way.BROUGHT,
                Optional.empty(),
                KeyKind.P256,
                List.of(new CertificateName("try.nowhere.example")),
                Optional.empty(),
                Optional.empty()));
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting().isPresent());
        task = waiting().orElseThrow();
    }

    private Optional<String> waiting() {
        return door.through(() -> tasks
                .createTaskQuery()
                .processInstanceId(begun.process())
                .taskDefinitionKey("Task_HandOverCertificate")
                .list()
                .stream()
                .map(one -> one.getId())
                .findFirst());
    }

    @AfterEach
    void clear() {
        Ending.of(List.of(begun.process()), door, runtime);
        for (var table : List.of("certificate_chain", "certificate_key"))
            database.sql("delete from " + table + " where certificate_order in"
                            + " (select number from certificate_order where certificate = ?)")
                    .param(begun.certificate())
                    .update();
        for (var table : List.of("certificate_order", "certificate_name"))
            database.sql("delete from " + table + " where certificate = ?")
                    .param(begun.certificate())
                    .update();
        database.sql("delete from certificate where number = ?")
                .param(begun.certificate())
                .update();
    }

    @Test
    @DisplayName("files are taken from programs and from Tasklist, and what is wrong with them is told")
    void taken() {
        told(RestClient.as("hanna", port).post(PROGRAMS + task, PAGE), 400, "CERT_IS_HTML");
        told(new Browser(port).signedInAs("hanna").sendAsWebapp("POST", TASKLIST + task, PAGE), 400, "CERT_IS_HTML");
    }

    @Test
    @DisplayName("no page of somebody else's can hand something over in a person's name")
    void forged() {
        var hanna = new Browser(port).signedInAs("hanna");
        hanna.fetch("/camunda/api/engine/engine/");
        assertThat(hanna.postWithoutToken(TASKLIST + task, PAGE).statusCode()).isEqualTo(403);
        var again = new Browser(port).signedInAs("hanna");
        assertThat(again.postWithoutToken(PROGRAMS + task, PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("only those who may have the task hand over, and only what a certificate can be is read")
    void refused() {
        assertThat(RestClient.nobody(port).post(PROGRAMS + task, PAGE).statusCode())
                .isBetween(401, 403);
        told(RestClient.as("fien", port).post(PROGRAMS + task, PAGE), 403, "ROLE_REQUIRED");
        told(RestClient.as("hanna", port).post(PROGRAMS + "gone", PAGE), 404, "TASK_UNKNOWN");
        told(RestClient.as("hanna", port).post(PROGRAMS + task, "{}"), 400, "files");
        var large = files("x".repeat(400 * 1024));
        told(RestClient.as("hanna", port).post(PROGRAMS + task, large), 400, "CERT_TOO_LARGE");
        told(RestClient.as("fien", port).post(PROGRAMS + task, large), 400, "CERT_TOO_LARGE");
        notEvenRead(files("x".repeat(10 << 20)));
    }

    /** The answer comes while the client still sends; then the connection is cut, mostly before it was read. */
    private void notEvenRead(String body) {
        try {
            told(RestClient.as("hanna", port).post(PROGRAMS + task, body), 400, "CERT_TOO_LARGE");
        } catch (UncheckedIOException cut) {
            assertThat(cut).hasCauseInstanceOf(IOException.class);
        }
        assertThat(door.through(() -> tasks.createTaskQuery().taskId(task).count()))
                .isOne();
        assertThat(database.sql("select count(*) from certificate_chain c join certificate_order o"
                                + " on o.number = c.certificate_order where o.certificate = ?")
                        .param(begun.certificate())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("an authority is asked only when the operator has listed it, whatever address is sent")
    void notListed() {
        for (var authority : List.of("https://ca.example.org/directory", "letsencrypt", ""))
            assertThatThrownBy(() -> ordering.authority(Optional.of(authority)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("there is none on the desk's list");
    }

    @Test
    @DisplayName("what is good is kept, and the task completed with it, by the command line as well")
    void installed(@TempDir Path folder) throws IOException {
        var hanna = RestClient.as("hanna", port);
        told(hanna.post(PROGRAMS + task + "/completion", "{}"), 400, "no certificate was handed over yet");
        told(RestClient.as("fien", port).post(PROGRAMS + task + "/completion", "{}"), 403, "ROLE_REQUIRED");
        var keys = TestCa.elliptic("secp256r1");
        var store = Written.pkcs12("CANARY of a word", keys.getPrivate(), DeskRoot.chain(keys, "try.nowhere.example"));
        var file = Files.write(folder.resolve("site.p12"), store).toString();
        var word =
                Files.writeString(folder.resolve("word"), "CANARY of a word\n").toString();
        var shell = new DeskShell(port, "hanna", DemoUsers.PASSWORD).showing(hanna.proven());
        var number = String.valueOf(begun.certificate());

        assertThat(shell.run("certificate", "install", number, file).err())
                .contains("The file is protected by a password");
        var done = shell.run(
                "--no-wait", "certificate", "install", number, file, "--password-file", word, "--hours", "0:10");
        assertThat(done.out()).contains("was revoked can't be found out", "Process " + begun.process() + " has begun.");
        assertThat(done.code()).isZero();
        told(hanna.get("/api/processes/" + begun.process()), 200, "\"Task_CheckCertificate\"");
        assertThat(hanna.get("/api/hours?month=" + YearMonth.now(ZoneOffset.UTC))
                        .body())
                .contains("\"minutes\":10");
        assertThat(database.sql("script").query(String.class).list().stream().filter(line -> line.contains("CANARY")))
                .isEmpty();
    }

    @Test
    @DisplayName("hosting orders, once at a time; others look")
    void ordered() {
        var hanna = RestClient.as("hanna", port);
        var one = "/api/certificates/" + begun.certificate();
        told(RestClient.as("mark", port).get(one), 200, "try.nowhere.example");
        told(RestClient.as("mark", port).get("/api/certificates"), 200, begun.process());
        told(RestClient.as("dora", port).get("/api/certificates"), 403, "ROLE_REQUIRED");
        told(RestClient.as("mark", port).post(one + "/renewal", "{}"), 403, "ROLE_REQUIRED");
        told(hanna.post(one + "/renewal", "{}"), 400, "CERT_ORDER_RUNNING");
        told(hanna.put(one + "/standing-order", "{\"until\": \"2199-11-30\"}"), 200, "2199-11-30");
        told(RestClient.as("fien", port).put(one + "/standing-order", "{\"until\": \"never\"}"), 200, "brought");
        told(hanna.put(one + "/standing-order", "{\"until\": \"1999-01-01\"}"), 400, "STANDING_INVALID");
        told(RestClient.as("mark", port).put(one + "/standing-order", "{\"until\": \"never\"}"), 403, "ROLE_REQUIRED");
        told(RestClient.as("fien", port).get("/api/certificates.csv"), 200, "try.nowhere.example,brought,");
        told(RestClient.as("dora", port).get("/api/certificates.csv"), 403, "ROLE_REQUIRED");
        told(hanna.get("/api/certificates/forecast"), 200, "\"days\":47");
        told(RestClient.as("aya", port).get("/api/certificates/found"), 200, "findings");
        told(RestClient.as("mark", port).get("/api/certificates/found"), 403, "ROLE_REQUIRED");
        told(hanna.get("/api/certificates/0"), 404, "CERTIFICATE_UNKNOWN");
        told(hanna.post("/api/certificates", "{\"way\": \"brought\"}"), 400, "NAME_REQUIRED");
        told(
                hanna.post("/api/certificates", "{\"way\": \"brought\", \"installation\": \"atlantis\"}"),
                400,
                "INSTALLATION_UNKNOWN");
        told(RestClient.as("mark", port).post("/api/certificates", "{\"way\": \"brought\"}"), 403, "ROLE_REQUIRED");
    }

    @Test
    @DisplayName("up to which price nobody is asked is the project's, and not for those who order to say")
    void ceiling() {
        database.sql("insert into project (name, created) values ('alkmaar', '2026-11-22 10:00:00')")
                .update();
        var path = "/api/certificates/ceilings/alkmaar";
        told(RestClient.as("hanna", port).get(path), 200, "EUR 0.00");
        told(RestClient.as("hanna", port).put(path, "{\"ceiling\": \"1\"}"), 403, "ROLE_REQUIRED");
        told(RestClient.as("dora", port).get(path), 403, "ROLE_REQUIRED");
        told(RestClient.as("fien", port).put(path, "{\"ceiling\": \"150,50\"}"), 200, "EUR 150.50");
        told(RestClient.as("mark", port).put(path, "{\"ceiling\": \"-1\"}"), 400, "PRICE_INVALID");
        told(RestClient.as("mark", port).put(path, "{}"), 400, "ceiling");
        told(
                RestClient.as("mark", port).put("/api/certificates/ceilings/atlantis", "{\"ceiling\": \"1\"}"),
                400,
                "PROJECT_UNKNOWN");
        told(
                RestClient.as("aya", port).get("/api/audit/entries?what=certificate-ceiling"),
                200,
                "up to EUR 150.50 nobody is asked, before EUR 0.00");
        var order = "{\"way\": \"ordered\", \"installation\": \"alkmaar\", \"ceiling\": \"1000\"}";
        told(RestClient.as("hanna", port).post("/api/certificates", order), 400, "ceiling");
    }

    private static void told(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.body()).contains(word);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static String files(String text) {
        return "{\"files\": [\"" + Base64.getEncoder().encodeToString(text.getBytes()) + "\"], \"passphrase\": \"\"}";
    }
}
