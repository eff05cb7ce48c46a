package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.camunda.bpm.engine.task.Task;
import org.gaas.audit.Trail;
import org.gaas.certificates.Order.State;
import org.gaas.certificates.TestCa.Wanted;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Money;
import org.gaas.engine.Progress;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.FakeServers;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.Customers;
import org.gaas.installations.Expense;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DisplayName("A certificate that is wanted")
class PurchaseCertificateTest {
    private static final String HOST = "try.capri.example";
    private static final String OF_CAPRI = "capri.example";
    private static final ServerName SERVER = new ServerName("prod1");
    private static final TestCa ROOT = TestCa.root("Root of tests");
    private static final TestCa BETWEEN = ROOT.below("Between");
    private static final FakeCertificateServer web = new FakeCertificateServer();
    private static final FakeRevocation revocation = new FakeRevocation();
    private static final List<Expense> booked = new ArrayList<>();
    private static final TestEngine engine = engine();

    private final Certificates certificates = engine.get(Certificates.class);
    private final Purchases purchases = engine.get(Purchases.class);

    private static TestEngine engine() {
        var started = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                Map.of("web", web, "authority", web.authority),
                Beans.class,
                Certificates.class,
                KeyVault.class,
                CertificatePlaces.class,
                CertificateVars.class,
                CertificateForms.class,
                CertificatesDue.class,
                Consent.class,
                Ordering.class,
                AskForRenewalProcess.class,
                Revocations.class,
                RevokeCertificateProcess.class,
                Retirements.class,
                StandingOrders.class,
                Renewals.class,
                AuthorityAccounts.class,
                HandOvers.class,
                People.class,
                TaskRoles.class,
                PurchaseCertificateProcess.class);
        started.deploy(
                "/processes/certificates/purchase-certificate.bpmn",
                "/forms/certificates/order-certificate.form",
                "/forms/certificates/approve-price.form",
                "/forms/certificates/hand-over-certificate.html",
                "/forms/certificates/mend-order.form",
                "/forms/certificates/mend-certificate.form");
        started.serveLongSteps();
        var identities = started.identity();
        for (var role : List.of(Role.HOSTING, Role.FINANCE)) identities.saveGroup(identities.newGroup(role.group()));
        Map.of("hanna", Role.HOSTING, "hugo", Role.HOSTING, "fien", Role.FINANCE)
                .forEach((user, role) -> {
                    identities.saveUser(identities.newUser(user));
                    identities.createMembership(user, role.group());
                });
        started.get(Fleet.class)
                .register(
                        new Server(
                                SERVER,
                                Set.of(new ServerRole("production")),
                                Server.DEFAULT_ZONE,
                                "10.0.0.1",
                                22,
                                "gaas",
                                "/",
                                "debian",
                                List.of("ssh-ed25519 AAAA"),
                                Server.State.ACTIVE,
                                Optional.empty()),
                        "test");
        return started;
    }

    @ComponentScan("org.gaas.certificates.steps")
    static class Beans {
        @Bean
        MasterKeys masterKeys() throws Exception {
            var file = Files.createTempDirectory("certificates").resolve("master.key");
            var made = MasterKeys.make(file);
            // from here on it is in memory
            Files.delete(file);
            Files.delete(file.getParent());
            return made;
        }

        @Bean
        CertificateChecks checks() {
            return new CertificateChecks(
                    new TrustedRoots(List.of(ROOT.certificate(), web.authority.root())), revocation);
        }

        @Bean
        Purchases purchases(
                Certificates certificates,
                CertificateChecks checks,
                OthersNames others,
                CertificatePlaces places,
                ApplicationEventPublisher events) {
            return new Purchases(certificates, checks, others, places, events, CertificateDesk.CLOCK);
        }

        @Bean
        Issuance issuance(
                CertificateAuthority authority,
                AuthorityAccounts accounts,
                Certificates certificates,
                Purchases purchases,
                CertificatePlaces places) {
            return new Issuance(
                    authority, accounts, certificates, purchases, places, CertificateDesk.CLOCK, Duration.ZERO);
        }

        @Bean
        RenewalSettings renewal() {
            return new RenewalSettings(20, 40, Duration.ZERO, Duration.ZERO);
        }

        @Bean
        OthersNames others() {
            return owner -> Set.of("friesland.example");
        }

        @Bean
        Trail trail(JdbcClient database, PlatformTransactionManager transactions) {
            return new Trail(database, transactions, Clock.systemUTC());
        }

        @Bean
        Fleet fleet(JdbcClient database, Trail trail) {
            return new Fleet(database, new FakeServers(), List.of(new NamedPlatform("debian")), Path.of("/key"), trail);
        }

        @Bean
        Installations installations(JdbcClient database) throws Exception {
            var clock = Clock.systemUTC();
            var policy = Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
            return new Installations(
                    database, policy, new Projects(database, clock), new Customers(database, clock), clock);
        }

        @EventListener
        void purchased(Expense purchased) {
            booked.add(purchased);
        }
    }

    @BeforeEach
    void nothingRuns() {
        engine.clear();
        web.done.clear();
        web.broken = false;
        web.deaf = false;
        web.authority.isSilent(false);
        booked.clear();
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName(
            "is ordered with a request of the desk's, handed over days later, installed, seen, and told to billing")
    void ordered() throws Exception {
        var process = start(Way.ORDERED);
        assertThat(task().getName()).isEqualTo("Order certificate · " + HOST);
        assertThat(shown("certificateNames")).isEqualTo("- " + HOST);
        assertThat(shown("priceCeiling")).isEqualTo("EUR 100.00");
        assertThat(shown("signingRequest")).startsWith("-----BEGIN CERTIFICATE REQUEST-----");

        answer("hanna", "hosting", ordering("89,50"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        var order = order(process);
        purchases.handOver(order.number(), issued(order));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));

        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(web.done).containsExactly("install for the shared host", "look at " + HOST);
        assertThat(web.inUse().orElseThrow().chain())
                .isEqualTo(certificates.chain(order.number()).orElseThrow().certificates());
        assertThat(certificates.order(order.number()).state()).isEqualTo(State.INSTALLED);
        assertThat(booked).singleElement().satisfies(line -> {
            assertThat(line.source()).isEqualTo("certificate-order:" + order.number());
            assertThat(line.price()).isEqualTo(Money.euro("89.50"));
            assertThat(line.orderNumber()).isEqualTo("2026/0815");
            assertThat(line.installation()).as("nobody else pays").isEmpty();
        });
    }

    @Test
    @DisplayName("above the agreed price is asked of finance; refused, it is given up and its key erased")
    void tooDear() {
        var process = start(Way.ORDERED);
        answer("hanna", "hosting", ordering("100.01"));
        assertThat(task().getName()).isEqualTo("Approve price · " + HOST);
        answer("fien", "finance", Map.of("priceApproval", "refuse"));

        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(certificates.key(order(process).number())).isEmpty();
        assertThat(web.done).isEmpty();
        assertThat(booked).isEmpty();
    }

    @Test
    @DisplayName("whose price is approved goes on")
    void approved() {
        start(Way.ORDERED);
        answer("hanna", "hosting", ordering("100.01"));
        answer("fien", "finance", Map.of("priceApproval", "approve"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
    }

    @Test
    @DisplayName("that was ordered nobody knows where is asked again")
    void incomplete() {
        start(Way.ORDERED);
        answer(
                "hanna",
                "hosting",
                Map.of("ordering", "ordered", "supplier", "Zeker BV", "orderNumber", "", "price", ""));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_OrderCertificate");
        assertThatThrownBy(() -> answer("hanna", "hosting", ordering("1.000,00")))
                .hasMessageContaining("must be an amount in euros");
    }

    @Test
    @DisplayName("that is not ordered after all is given up")
    void notOrdered() {
        var process = start(Way.ORDERED);
        answer("hanna", "hosting", Map.of("ordering", "cancel", "price", ""));
        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(certificates.order(order(process).number()).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    @DisplayName("may be brought with a key of its own; what is wrong is told, and nothing reaches a server (M42)")
    void brought() throws Exception {
        var process = start(Way.BROUGHT);
        var order = order(process).number();
        var keys = TestCa.elliptic("secp256r1");
        assertThatThrownBy(() -> purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST, "friesland.example"))))
                .isInstanceOf(CertificateRefused.class)
                .hasMessageContaining("friesland.example");
        assertThat(shown("certificateFindings")).startsWith("- The certificate is also good for friesland.example");
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        assertThat(web.done).isEmpty();

        purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST)));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(Keys.belong(keyInUse(), keys.getPublic())).isTrue();
        assertThat(booked).as("it was not bought by us").isEmpty();
    }

    @Test
    @DisplayName("is handed over by those who may have the task, and by nobody else; no word of it reaches the engine")
    void handedOver() throws Exception {
        var handOvers = engine.get(HandOvers.class);
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        var key = Written.pem(keys.getPrivate());
        var files = List.of(
                Written.pem(BETWEEN.site(keys, HOST), BETWEEN.certificate()).getBytes(US_ASCII),
                key.getBytes(US_ASCII));
        var task = task().getId();

        assertThatThrownBy(() -> handOvers.take(task, "fien", files, Optional.empty()))
                .hasMessage("Only hosting may do this.");
        assertThatThrownBy(() -> handOvers.take("gone", "hanna", files, Optional.empty()))
                .hasMessageContaining("no task 'gone' waits for a certificate");
        engine.tasks().setAssignee(task, "hugo");
        assertThatThrownBy(() -> handOvers.take(task, "hanna", files, Optional.empty()))
                .hasMessageContaining("This task is hugo's");
        engine.tasks().setAssignee(task, null);
        assertThat(certificates.chain(order(process).number())).isEmpty();

        handOvers.take(task, "hanna", files, Optional.empty());
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(Keys.belong(keyInUse(), keys.getPublic())).isTrue();
        assertThat(engine.get(JdbcClient.class)
                        .sql("select who from audit_trail where what = 'hand-over-certificate'")
                        .query(String.class)
                        .list())
                .containsExactly("hanna");
    }

    static Stream<BadMaterial> badMaterial() {
        return BadMaterial.all(ROOT, BETWEEN, HOST);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("that is bad is refused in words, nothing of it is kept, and no server changes")
    void badMaterial(BadMaterial bad) {
        var process = start(Way.BROUGHT);
        var order = order(process).number();
        var key = certificates.key(order).orElseThrow();
        var task = task().getId();
        assertThatThrownBy(() -> engine.get(HandOvers.class).take(task, "hanna", bad.files(), bad.passphrase()))
                .hasMessageContaining(bad.why());
        assertThat(certificates.chain(order)).isEmpty();
        assertThat(certificates.key(order)).contains(key);

        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        assertThat(web.done).isEmpty();
    }

    @Test
    @DisplayName("whose chain comes in the wrong order is put in order")
    void wrongOrder() throws Exception {
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        var order = order(process).number();
        purchases.handOver(
                order,
                new Material(List.of(BETWEEN.certificate(), BETWEEN.site(keys, HOST)), Optional.of(keys.getPrivate())));
        assertThat(certificates.chain(order).orElseThrow().certificates())
                .last()
                .isEqualTo(BETWEEN.certificate());
    }

    @Test
    @DisplayName("from an authority that never answers becomes a repair, and no server changes")
    void silentAuthority() throws Exception {
        var before = web.authority.orders();
        web.authority.isSilent(true);
        var process = start(add(capri()));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return engine.runtime()
                            .createIncidentQuery()
                            .processInstanceId(process)
                            .count()
                    == 1;
        });
        assertThat(web.done).isEmpty();
        assertThat(web.authority.orders()).isEqualTo(before);
        assertThat(order(process).place()).isEmpty();
    }

    @Test
    @DisplayName("that was revoked meanwhile goes back to whoever hands it over")
    void revoked() throws Exception {
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        var site = BETWEEN.site(keys, HOST);
        purchases.handOver(order(process).number(), with(keys, site));
        revocation.say(site, Revocation.Answer.revoked(TestCa.NOW));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        assertThat(shown("certificateFindings")).contains("was revoked on 2026-11-22");
        assertThat(web.done).isEmpty();
        answer("hanna", "hosting", Map.of("handingOver", "cancel"));
        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
    }

    @Test
    @DisplayName("is issued by an authority that has seen that the names lead here; nobody is asked, nothing is billed")
    void issued() throws Exception {
        var before = web.authority.orders();
        var process = start(add(capri()));
        ends(process, "EndEvent_CertificateInUse");

        assertThat(web.done)
                .containsExactly("answer for capri", "be silent for capri", "install for capri", "look at " + OF_CAPRI);
        assertThat(web.authority.orders()).isEqualTo(before + 1);
        assertThat(order(process).state()).isEqualTo(State.INSTALLED);
        assertThat(booked).isEmpty();
        var dump = String.join(
                "\n",
                engine.get(JdbcClient.class).sql("script").query(String.class).list());
        assertThat(dump).contains("https://fake.example/account/");
    }

    @Test
    @DisplayName("that an authority refuses is mended by a person and ordered anew, or given up")
    void refusedByAuthority() throws Exception {
        web.deaf = true;
        var certificate = add(capri());
        var before = web.authority.orders();
        var process = start(certificate);
        waitsFor("Task_MendOrder");
        assertThat(shown("refusal")).isEqualTo(OF_CAPRI + ": the answer is not the right one");
        assertThat(web.done).containsExactly("answer for capri", "be silent for capri");
        assertThat(order(process).place()).isEmpty();

        answer("hanna", "hosting", Map.of("orderMending", "again"));
        waitsFor("Task_MendOrder");
        assertThat(web.authority.orders()).isEqualTo(before + 2);
        web.deaf = false;
        answer("hanna", "hosting", Map.of("orderMending", "again"));
        ends(process, "EndEvent_CertificateInUse");

        web.deaf = true;
        var next = start(certificate);
        waitsFor("Task_MendOrder");
        answer("hanna", "hosting", Map.of("orderMending", "cancel"));
        assertThat(outcome(next)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(certificates.key(order(next).number())).isEmpty();
    }

    @Test
    @DisplayName("is ordered once at an authority, however often the desk is killed on the way")
    void orderedOnce() throws Exception {
        var issuance = engine.get(Issuance.class);
        var order = certificates.open(add(capri()), "killed").number();
        var before = web.authority.orders();
        for (var look = 0; look < 3; look++) {
            // a node that was killed begins again, whatever it knew
            issuance.begin(order);
            issuance.begin(order);
            assertThat(issuance.poll(order) instanceof Progress.Done)
                    .as("look " + look)
                    .isEqualTo(look == 2);
        }
        assertThat(web.authority.orders()).isEqualTo(before + 1);
        assertThat(certificates.order(order).state()).isEqualTo(State.CHECKED);
        issuance.begin(order);
        assertThat(issuance.poll(order)).as("killed after the last").isEqualTo(Progress.done());
    }

    @Test
    @DisplayName("that is not seen from outside makes room for the one before; mended, it comes again")
    void notSeen() throws Exception {
        var certificate = add(Way.BROUGHT);
        var before = install(certificate);
        var process = start(certificate);
        var order = order(process).number();
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST)));
        web.done.clear();
        web.broken = true;
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));

        assertThat(task().getName()).isEqualTo("Mend certificate · " + HOST);
        assertThat(shown("refusal")).isEqualTo(HOST + " on prod1 shows no certificate: connection refused.");
        assertThat(web.done)
                .containsExactly("install for the shared host", "look at " + HOST, "put back for the shared host");
        assertThat(web.inUse().orElseThrow().fingerprint()).isEqualTo(before);
        assertThat(certificates.order(order).state()).isEqualTo(State.PUT_BACK);

        web.broken = false;
        answer("hanna", "hosting", Map.of("certificateMending", "again"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(web.inUse().orElseThrow().fingerprint()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("that is not seen and not mended is given up; the one before stays")
    void givenUp() throws Exception {
        var certificate = add(Way.BROUGHT);
        var before = install(certificate);
        var process = start(certificate);
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order(process).number(), with(keys, BETWEEN.site(keys, HOST)));
        web.broken = true;
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        answer("hanna", "hosting", Map.of("certificateMending", "cancel"));
        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(web.inUse().orElseThrow().fingerprint()).isEqualTo(before);
        assertThat(certificates.key(order(process).number())).isEmpty();
    }

    @Test
    @DisplayName("that is undone brings the one before back and keeps no key")
    void undone() throws Exception {
        var certificate = add(Way.BROUGHT);
        var before = install(certificate);
        var process = start(certificate);
        var order = order(process).number();
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST)));
        // the desk was killed between the server's work and its own note
        purchases.install(order);
        certificates.change(order, State.CHECKED);

        engine.get(EngineDoor.class).tell(process, "UndoRequested", Map.of());
        engine.runJobs();

        assertThat(outcome(process)).isEqualTo("SubProcess_Undo");
        assertThat(web.inUse().orElseThrow().fingerprint()).isEqualTo(before);
        assertThat(certificates.key(order)).isEmpty();
        assertThat(certificates.order(order).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    @DisplayName("leaves no key in the engine's tables")
    void canary() throws Exception {
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order(process).number(), with(keys, BETWEEN.site(keys, HOST)));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        var lines = Written.pem(keys.getPrivate()).lines().toList();
        var dump = String.join(
                "\n",
                engine.get(JdbcClient.class).sql("script").query(String.class).list());
        assertThat(dump).contains("ACT_HI_VARINST").doesNotContain(lines.get(1)).doesNotContain(lines.get(2));
    }

    private static PrivateKey keyInUse() {
        var inUse = web.inUse().orElseThrow();
        var files = List.of(inUse.pem().getBytes(US_ASCII), inUse.key().reveal().getBytes(US_ASCII));
        return Material.read(files, Optional.empty()).key().orElseThrow();
    }

    private static Subscription capri() throws Exception {
        var installations = engine.get(Installations.class);
        var id = new InstallationId("capri");
        if (installations.find(id).isEmpty()) {
            installations.request(new InstallationRequest(
                    new ProjectName("capri"),
                    new EnvironmentName("production"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "hanna",
                    "capri"));
            installations.place(id, Part.WEB, SERVER);
        }
        return new Subscription(
                Owner.of(installations.get(id)),
                Way.ACME,
                Optional.of(FakeCertificateAuthority.NAME),
                KeyKind.P256,
                List.of(new CertificateName(OF_CAPRI)),
                Optional.empty(),
                Money.euro("0"),
                Optional.of(new StandingOrder("hanna", TestCa.NOW, Optional.empty())));
    }

    private long add(Subscription agreed) {
        return certificates.add(agreed);
    }

    private static void ends(String process, String end) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return outcome(process) != null;
        });
        assertThat(outcome(process)).isEqualTo(end);
    }

    private static void waitsFor(String task) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return engine.tasks().createTaskQuery().taskDefinitionKey(task).count() == 1;
        });
    }

    private Fingerprint install(long certificate) throws Exception {
        var process = start(certificate);
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order(process).number(), with(keys, BETWEEN.site(keys, HOST)));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        return web.inUse().orElseThrow().fingerprint();
    }

    private long add(Way way) {
        return certificates.add(new Subscription(
                Owner.of(SERVER),
                way,
                Optional.empty(),
                KeyKind.P256,
                Stream.of(HOST).map(CertificateName::new).toList(),
                Optional.empty(),
                Money.euro("100"),
                Optional.empty()));
    }

    private String start(Way way) {
        return start(add(way));
    }

    private static String start(long certificate) {
        var process = engine.get(PurchaseCertificateProcess.class).start(certificate, "server:prod1");
        engine.runJobs();
        return process;
    }

    private Order order(String process) {
        return certificates.orderOf(process).orElseThrow();
    }

    private static Map<String, Object> ordering(String price) {
        return Map.of("ordering", "ordered", "supplier", "Zeker BV", "orderNumber", "2026/0815", "price", price);
    }

    private static Material issued(Order order) throws Exception {
        PublicKey key = new JcaPKCS10CertificationRequest(
                        new PKCS10CertificationRequest(order.request().der()))
                .getPublicKey();
        return Material.issued(List.of(
                BETWEEN.issue(new Wanted(HOST).names(HOST).keys(new KeyPair(key, null))), BETWEEN.certificate()));
    }

    private static Material with(KeyPair keys, X509Certificate site) {
        return new Material(List.of(site, BETWEEN.certificate()), Optional.of(keys.getPrivate()));
    }

    private static Task task() {
        return engine.tasks().createTaskQuery().initializeFormKeys().singleResult();
    }

    private static String shown(String field) {
        return (String) engine.forms().getTaskFormVariables(task().getId()).get(field);
    }

    private static void answer(String user, String group, Map<String, ?> answers) {
        var task = task();
        engine.as(user, new String[] {group}, () -> {
            engine.tasks().claim(task.getId(), user);
            engine.tasks().complete(task.getId(), new HashMap<>(answers));
        });
        engine.runJobs();
    }

    private static String outcome(String process) {
        return engine.history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getEndActivityId();
    }
}
