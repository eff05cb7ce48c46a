package org.gaas.browser;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gaas.DeskTest;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.Chain;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.KeyKind;
import org.gaas.certificates.Order.State;
import org.gaas.certificates.Ordering;
import org.gaas.certificates.Owner;
import org.gaas.certificates.Revocations;
import org.gaas.certificates.Revocations.Then;
import org.gaas.certificates.Subscription;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Way;
import org.gaas.certificates.Written;
import org.gaas.engine.Ending;
import org.gaas.engine.EngineDoor;
import org.gaas.fleet.ServerName;
import org.gaas.people.DemoUsers;
import org.gaas.people.factor.Codes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("Handing over a certificate in Tasklist")
class HandOverTest {
    private static final String HOST = "try.browser.example";
    private static final String PASSPHRASE = "CANARY of a passphrase";
    private static final By PASSPHRASE_FIELD = By.id("certificatePassphrase");
    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");
    private static final Path PICTURES = Path.of("target/pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Ordering ordering;
    private final Certificates certificates;
    private final Revocations revocations;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient database;
    private final HistoryService history;
    private final EngineDoor door;

    HandOverTest(
            @LocalServerPort int port,
            @Autowired Ordering ordering,
            @Autowired Certificates certificates,
            @Autowired Revocations revocations,
            @Autowired RuntimeService runtime,
            @Autowired TaskService tasks,
            @Autowired JdbcClient database,
            @Autowired HistoryService history,
            @Autowired EngineDoor door) {
        this.port = port;
        this.ordering = ordering;
        this.certificates = certificates;
        this.revocations = revocations;
        this.runtime = runtime;
        this.tasks = tasks;
        this.database = database;
        this.history = history;
        this.door = door;
    }

    @Test
    @DisplayName("tells at once what is wrong with files, keeps what is good, and nothing of them reaches the engine")
    void told(@TempDir Path folder) throws IOException {
        var process = wanted(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        var chain = DeskRoot.chain(keys, HOST);
        var page = Files.writeString(folder.resolve("page.html"), "<!doctype html><p>CANARY of a key");
        var whole = Files.write(folder.resolve("site.p12"), Written.pkcs12(PASSPHRASE, keys.getPrivate(), chain));
        var pem = Files.writeString(folder.resolve("chain.pem"), Written.pem((Object[]) chain));
        var key = Files.writeString(folder.resolve("key.pem"), Written.pem(keys.getPrivate()));
        try (var chromium =
                new Chromium(port).signIn("hanna", DemoUsers.PASSWORD).show(Codes.unused(DemoUsers.secret("hanna")))) {
            claim(chromium, "Hand over certificate · " + HOST);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            chromium.see(By.id("signingRequest")).getText())
                    .startsWith("-----BEGIN CERTIFICATE REQUEST-----"));
            assertThat(chromium.see(By.id("certificateNames")).getText()).isEqualTo(HOST);
            assertThat(chromium.valueOf(By.id("hours"))).isEqualTo("0:05");
            copies(chromium);

            hands(chromium, page, "This is a web page and not a certificate.");
            chromium.picture(PICTURES.resolve("hand-over-refused.png"));
            hands(chromium, pem, "The certificate for " + HOST + " does not belong to the private key.");
            hands(chromium, whole, "The file is protected by a password.");
            chromium.type(PASSPHRASE_FIELD, "not this one");
            hands(chromium, whole, "The password does not open the file.");
            assertThat(kept(process)).isZero();
            chromium.type(PASSPHRASE_FIELD, PASSPHRASE);
            hands(chromium, whole, "It is kept, and good for installing");
            assertThat(chromium.see(PASSPHRASE_FIELD).getDomProperty("value")).isEmpty();
            chromium.picture(PICTURES.resolve("hand-over-kept.png"));
            hands(chromium, List.of(pem, key), "It is kept, and good for installing");
            assertThat(kept(process)).isOne();

            chromium.click(By.cssSelector("#handingOver option[value=cancel]"));
            complete(chromium);
        }
        ends(process, "EndEvent_OrderCancelled");
        assertThat(history(process)).contains("handingOver=cancel", "certificateOrder=");
        var dump = String.join("\n", database.sql("script").query(String.class).list());
        for (var secret : List.of(
                "CANARY",
                PASSPHRASE,
                line(key),
                Base64.getEncoder().encodeToString(Files.readAllBytes(whole)).substring(0, 60)))
            assertThat(dump.contains(secret)).as("the database holds " + secret).isFalse();
        assertThat(dump).contains(line(pem).substring(0, 60));
    }

    @Test
    @DisplayName(
            "a certificate is ordered with its request, number and price; what is not whole is asked again, what is too dear approved")
    void ordered() throws IOException {
        var process = wanted(Way.ORDERED);
        try (var chromium =
                new Chromium(port).signIn("hugo", DemoUsers.PASSWORD).show(Codes.unused(DemoUsers.secret("hugo")))) {
            claim(chromium, "Order certificate · " + HOST);
            assertThat(chromium.see(By.className("fjs-form")).getText())
                    .contains(
                            HOST,
                            "EUR 50.00",
                            "-----BEGIN CERTIFICATE REQUEST-----",
                            "-----END CERTIFICATE REQUEST-----");
            chromium.picture(PICTURES.resolve("order-certificate.png"));
            chromium.type(field("Supplier"), "Zeker BV");
            chromium.type(field("Order number"), "2026/0815");
            chromium.type(field("Price"), "cheap");
            chromium.click(COMPLETE);
            chromium.see(By.xpath("//*[contains(text(), 'price: must be an amount in euros such as 129.00')]"));
            chromium.open("/camunda/app/welcome/");
            chromium.open("/camunda/app/tasklist/");
            chromium.click(By.partialLinkText("Order certificate · " + HOST));
            chromium.type(field("Supplier"), "Zeker BV");
            chromium.type(field("Order number"), "2026/0815");
            chromium.type(field("Price"), "129.00");
            chromium.picture(PICTURES.resolve("order-certificate-filled.png"));
            complete(chromium);
        }
        try (var chromium =
                new Chromium(port).signIn("fien", DemoUsers.PASSWORD).show(Codes.unused(DemoUsers.secret("fien")))) {
            claim(chromium, "Approve price · " + HOST);
            assertThat(chromium.see(By.className("fjs-form")).getText())
                    .contains("Zeker BV", "129.00", "EUR 50.00", "2026/0815", HOST);
            chromium.picture(PICTURES.resolve("approve-price.png"));
            chromium.click(By.xpath("//label[contains(., 'Refuse')]"));
            complete(chromium);
        }
        ends(process, "EndEvent_OrderCancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "Task_MendCertificate, Mend certificate, try.browser.example on prod1 shows no certificate: connection refused.",
        "Task_MendOrder, Mend order, try.browser.example: the authority was answered by somebody else: 203.0.113.7 says 404."
    })
    @DisplayName("what has to be mended is told with what was seen")
    void mended(String task, String name, String refusal) throws IOException {
        var process = wanted(Way.BROUGHT);
        door.through(() -> {
            runtime.createProcessInstanceModification(process)
                    .cancelAllForActivity("Task_HandOverCertificate")
                    .startBeforeActivity(task)
                    .setVariable("refusal", refusal)
                    .execute();
            return null;
        });
        try (var chromium =
                new Chromium(port).signIn("olga", DemoUsers.PASSWORD).show(Codes.unused(DemoUsers.secret("olga")))) {
            claim(chromium, name + " · " + HOST);
            assertThat(chromium.see(By.className("fjs-form")).getText()).contains(refusal, HOST);
            chromium.picture(PICTURES.resolve(task + ".png"));
            chromium.click(By.xpath("//label[contains(., 'Give up')]"));
            complete(chromium);
        }
        ends(process, "EndEvent_OrderCancelled");
    }

    @Test
    @DisplayName("hosting is told what to have revoked elsewhere, and why")
    void revoked() throws IOException {
        var first = wanted(Way.BROUGHT);
        var order = certificates.orderOf(first).orElseThrow();
        var keys = TestCa.elliptic("secp256r1");
        certificates.keep(order.number(), new Chain(List.of(DeskRoot.chain(keys, HOST))), keys.getPrivate());
        certificates.change(order.number(), State.INSTALLED);
        var process = revocations
                .begin(order.certificate(), Reason.KEY_COMPROMISE, Then.REPLACE, "hanna")
                .process();
        try (var chromium =
                new Chromium(port).signIn("hugo", DemoUsers.PASSWORD).show(Codes.unused(DemoUsers.secret("hugo")))) {
            claim(chromium, "Ask for revocation · " + HOST);
            assertThat(chromium.see(By.className("fjs-form")).getText())
                    .contains(HOST, "Why: key compromise", "Issued by Trust of Tests, serial number");
            chromium.picture(PICTURES.resolve("ask-for-revocation.png"));
            chromium.click(By.xpath("//label[contains(., 'Give up')]"));
            complete(chromium);
        }
        ends(process, "EndEvent_CertificateKept");
        certificates.cancel(order.number());
    }

    @Test
    @DisplayName("whoever pays is asked for a renewal: until when, why, for which names")
    void asked() throws IOException {
        var first = wanted(Way.BROUGHT);
        var order = certificates.orderOf(first).orElseThrow();
        var keys = TestCa.elliptic("secp256r1");
        certificates.keep(order.number(), new Chain(List.of(DeskRoot.chain(keys, HOST))), keys.getPrivate());
        certificates.change(order.number(), State.INSTALLED);
        var process = door.start(
                "ask-for-renewal",
                "server:nowhere2",
                Map.of("certificate", order.certificate(), "certificateSubject", HOST, "renewal", true));
        try (var chromium =
                new Chromium(port).signIn("fien", DemoUsers.PASSWORD).show(Codes.unused(DemoUsers.secret("fien")))) {
            claim(chromium, "Approve renewal · " + HOST);
            assertThat(chromium.see(By.className("fjs-form")).getText())
                    .contains(HOST + " leads here no more. None is left", "In a year, EUR 0.00 was paid for it.");
            chromium.picture(PICTURES.resolve("approve-renewal.png"));
            chromium.click(By.xpath("//label[contains(., 'Let it lapse')]"));
            complete(chromium);
        }
        ends(process, "EndEvent_CertificateLapses");
        certificates.cancel(order.number());
    }

    /** Also where a test went wrong. */
    @AfterEach
    void nothingRuns() {
        var left = door.through(() -> runtime
                .createProcessInstanceQuery()
                .processDefinitionKeyIn("purchase-certificate", "ask-for-renewal", "revoke-certificate")
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList());
        Ending.of(left, door, runtime);
    }

    private String wanted(Way way) {
        var begun = ordering.order(new Subscription(
                Owner.of(new ServerName("nowhere2")),
                way,
                Optional.empty(),
                KeyKind.P256,
                List.of(new CertificateName(HOST)),
                Optional.empty(),
                Optional.empty()));
        await().atMost(PATIENCE)
                .until(() -> door.through(() -> tasks.createTaskQuery()
                                .processInstanceId(begun.process())
                                .count())
                        == 1);
        return begun.process();
    }

    private static void claim(Chromium chromium, String task) {
        chromium.open("/camunda/app/tasklist/");
        chromium.click(By.partialLinkText(task));
        chromium.click(By.cssSelector("button.claim"));
        chromium.see(By.cssSelector("button.unclaim"));
    }

    private static void copies(Chromium chromium) {
        chromium.click(By.id("copyRequest"));
        chromium.type(By.id("note"), "");
        chromium.paste(By.id("note"));
        assertThat(chromium.valueOf(By.id("note"))).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
        chromium.type(By.id("note"), "");
    }

    private static void hands(Chromium chromium, Path file, String answer) {
        hands(chromium, List.of(file), answer);
    }

    private static void hands(Chromium chromium, List<Path> files, String answer) {
        chromium.choose(By.id("certificateFiles"), files);
        chromium.click(By.id("handOver"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        chromium.see(By.id("certificateFindings")).getText())
                .startsWith(answer));
    }

    private static void complete(Chromium chromium) {
        chromium.click(COMPLETE);
        chromium.gone(COMPLETE);
    }

    private static By field(String label) {
        return By.xpath("//label[starts-with(normalize-space(), '" + label + "')]/..//input");
    }

    /** A line of the middle of a file. */
    private static String line(Path pem) throws IOException {
        return Files.readAllLines(pem).get(1);
    }

    private long kept(String process) {
        return database.sql("select count(*) from certificate_chain where certificate_order ="
                        + " (select number from certificate_order where process = ?)")
                .param(process)
                .query(Long.class)
                .single();
    }

    private void ends(String process, String event) {
        await().atMost(PATIENCE).until(() -> event.equals(end(process)));
    }

    private String history(String process) {
        return door.through(
                () -> history.createHistoricVariableInstanceQuery().processInstanceId(process).list().stream()
                        .map(one -> one.getName() + "=" + one.getValue())
                        .collect(joining("\n")));
    }

    private String end(String process) {
        return door.through(() -> history.createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getEndActivityId());
    }
}
