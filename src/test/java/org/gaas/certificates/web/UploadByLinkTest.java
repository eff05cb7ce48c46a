package org.gaas.certificates.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.gaas.DeskTest;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.KeyKind;
import org.gaas.certificates.Ordering;
import org.gaas.certificates.Owner;
import org.gaas.certificates.Subscription;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Way;
import org.gaas.certificates.Written;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Language;
import org.gaas.contacts.StandingLink;
import org.gaas.engine.Ending;
import org.gaas.engine.EngineDoor;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("A certificate that a customer's contact hands over by a link, over HTTP,")
class UploadByLinkTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ApplicationContext desk;
    private final int port;
    private final JdbcClient database;
    private String project;
    private Ordering.Begun begun;
    private StandingLink link;

    UploadByLinkTest(@Autowired ApplicationContext desk, @LocalServerPort int port, @Autowired JdbcClient database) {
        this.desk = desk;
        this.port = port;
        this.database = database;
    }

    @BeforeEach
    void asked() throws Exception {
        project = "uploads" + COUNT.incrementAndGet();
        var installation = desk.getBean(Installations.class)
                .request(new InstallationRequest(
                        new ProjectName(project),
                        new EnvironmentName("production"),
                        Optional.empty(),
                        Optional.of(new CustomerName("Customer of " + project)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "dora",
                        project));
        desk.getBean(Contacts.class)
                .keepFirst(installation.customer().orElseThrow(), Contact.parse("C. Klant <c.klant@example.org>"));
        begun = desk.getBean(Ordering.class)
                .order(new Subscription(
                        Owner.of(installation),
                        Way.BROUGHT,
                        Optional.empty(),
                        KeyKind.P256,
                        List.of(new CertificateName(host())),
                        Optional.empty(),
                        Optional.empty()));
        await().atMost(Duration.ofSeconds(20)).until(this::isAsked);
        link = new StandingLink(
                desk,
                "purchase-certificate",
                "Task_HandOverCertificate",
                begun.process(),
                "c.klant@example.org",
                Language.EN);
    }

    @AfterEach
    void clear() {
        Ending.of(List.of(begun.process()), desk.getBean(EngineDoor.class), desk.getBean(RuntimeService.class));
        link.forget();
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
        database.sql("delete from contact where mail = 'c.klant@example.org'").update();
        database.sql("update installation set held = null, state = 'REMOVED' where project = ?")
                .param(project)
                .update();
    }

    @Test
    @DisplayName("is taken once: sent again, or by whom the link was passed on to, it is told when it was used")
    void twice() throws Exception {
        var shown = shown();
        var first = certificate();
        var taken = send(shown, first);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains("Thank you");
        var kept = kept();
        assertThat(kept).hasSize(1);
        for (var again : List.of(first, certificate())) {
            var late = send(shown, again);
            assertThat(late.statusCode()).isEqualTo(410);
            assertThat(late.body()).contains("This link was used").doesNotContain(host(), "Klant");
        }
        var looked = HTTP.send(request().GET().build(), BodyHandlers.ofString());
        assertThat(looked.statusCode()).as("who got it passed on").isEqualTo(410);
        assertThat(looked.body()).contains("It was answered on").doesNotContain(host(), "Klant", "<form");
        assertThat(kept()).isEqualTo(kept);
        assertThat(answers()).hasSize(1);
    }

    @Test
    @DisplayName("is not taken when the link is late: nothing of it is read, and the task waits")
    void late() throws Exception {
        var shown = shown();
        link.late();
        var late = send(shown, certificate());
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("This link is too late", "Nothing was decided");
        assertThat(kept()).isEmpty();
        assertThat(answers()).isEmpty();
        assertThat(isAsked()).isTrue();
    }

    @Test
    @DisplayName("is told what is wrong with it, and the link stays good; without a look at the page nothing is taken")
    void wrong() throws Exception {
        var shown = shown();
        var keys = TestCa.elliptic("secp256r1");
        var others = send(
                shown,
                (Written.pem((Object[]) DeskRoot.chain(keys, "elsewhere.example")) + Written.pem(keys.getPrivate()))
                        .getBytes(US_ASCII));
        assertThat(others.statusCode()).as(others.body()).isEqualTo(400);
        assertThat(others.body()).contains(host(), "<form");
        assertThat(send("", certificate()).statusCode()).isEqualTo(400);
        assertThat(kept()).isEmpty();
        assertThat(isAsked()).isTrue();
        assertThat(send(shown, certificate()).statusCode()).isEqualTo(200);
        assertThat(answers()).hasSize(1);
    }

    @Test
    @DisplayName(
            "is taken from one of two who send theirs at the same instant; the other is told, and nothing of theirs is kept")
    void atOnce() throws Exception {
        var shown = shown();
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = List.of(certificate(), certificate()).stream()
                    .map(file -> threads.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        return send(shown, file).statusCode();
                    }))
                    .toList();
            assertThat(List.of(
                            both.get(0).get(60, TimeUnit.SECONDS), both.get(1).get(60, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder(200, 410);
        } finally {
            threads.shutdownNow();
        }
        assertThat(kept()).hasSize(1);
        assertThat(answers()).hasSize(1);
    }

    private String host() {
        return "www." + project + ".example";
    }

    /** Another one each time, good for the site. */
    private byte[] certificate() {
        var keys = TestCa.elliptic("secp256r1");
        return (Written.pem((Object[]) DeskRoot.chain(keys, host())) + Written.pem(keys.getPrivate()))
                .getBytes(US_ASCII);
    }

    private String shown() throws Exception {
        var page = HTTP.send(request().GET().build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("multipart/form-data");
        var shown = Pattern.compile("name=\"shown\" value=\"([0-9a-f]+)\"").matcher(page.body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private HttpResponse<String> send(String shown, byte[] file) throws Exception {
        var body = new ByteArrayOutputStream();
        body.write(part("\"shown\"", shown).getBytes(UTF_8));
        body.write(part("\"passphrase\"", "").getBytes(UTF_8));
        body.write(
                "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"site.pem\"\r\n\r\n".getBytes(UTF_8));
        body.write(file);
        body.write("\r\n--b--\r\n".getBytes(UTF_8));
        return HTTP.send(
                request()
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + value + "\r\n";
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + link.path()))
                .header("Accept-Language", "en");
    }

    private boolean isAsked() {
        return desk.getBean(EngineDoor.class)
                .through(() -> desk.getBean(TaskService.class)
                                .createTaskQuery()
                                .processInstanceId(begun.process())
                                .taskDefinitionKey("Task_HandOverCertificate")
                                .count()
                        == 1);
    }

    /** What the desk has of certificates for it. */
    private List<String> kept() {
        var order = desk.getBean(Certificates.class).orderOf(begun.process()).orElseThrow();
        return database.sql("select pem from certificate_chain where certificate_order = ?")
                .param(order.number())
                .query(String.class)
                .list();
    }

    private List<String> answers() {
        return database.sql("select who from audit_trail where work = ? and what = 'answer-by-link'")
                .param(begun.process())
                .query(String.class)
                .list();
    }
}
