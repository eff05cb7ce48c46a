package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
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
import org.gaas.certificates.TestCa.Wanted;
import org.gaas.contacts.ContactBeans;
import org.gaas.contacts.FakePost;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Expense;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.gaas.people.People;
import org.gaas.people.TaskRoles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** A desk with an engine, on which a certificate is wanted; without servers. */
abstract class PurchaseDesk {
    static final String HOST = "try.capri.example";
    static final String OF_CAPRI = "capri.example";
    static final ServerName SERVER = new ServerName("prod1");
    static final TestCa ROOT = TestCa.root("Root of tests");
    static final TestCa BETWEEN = ROOT.below("Between");
    static final FakeCertificateServer web = new FakeCertificateServer();
    static final FakeRevocation revocation = new FakeRevocation();
    static final List<Expense> booked = new ArrayList<>();
    static TestEngine engine;

    final Certificates certificates = engine.get(Certificates.class);
    final Purchases purchases = engine.get(Purchases.class);

    @BeforeAll
    static void start() {
        engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                Map.of(
                        "web",
                        web,
                        "authority",
                        web.authority,
                        "vars",
                        Vars.of(Var.flag("noTime").ofTask())),
                Beans.class,
                ContactBeans.class,
                FakePost.class,
                CertificateByLink.class,
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
        engine.deploy(
                "/processes/certificates/purchase-certificate.bpmn",
                "/forms/certificates/order-certificate.form",
                "/forms/certificates/approve-price.form",
                "/forms/certificates/hand-over-certificate.html",
                "/forms/certificates/mend-order.form",
                "/forms/certificates/mend-certificate.form");
        engine.serveLongSteps();
        CertificateBeans.fill(engine, SERVER);
    }

    static class Beans extends CertificateBeans {
        @Bean
        CertificateChecks checks() {
            return new CertificateChecks(
                    new TrustedRoots(List.of(ROOT.certificate(), web.authority.root())), revocation);
        }

        @Bean
        Purchases purchases(
                Certificates certificates,
                Ceilings ceilings,
                CertificateChecks checks,
                OthersNames others,
                CertificatePlaces places,
                ApplicationEventPublisher events) {
            return new Purchases(certificates, ceilings, checks, others, places, events, CertificateDesk.CLOCK);
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
            return new OthersNames() {
                @Override
                public Set<String> besides(Owner owner) {
                    return Set.of("friesland.example");
                }

                @Override
                public List<String> own(Owner owner) {
                    return List.of(HOST);
                }
            };
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

    static PrivateKey keyInUse() {
        var inUse = web.inUse().orElseThrow();
        var files = List.of(inUse.pem().getBytes(US_ASCII), inUse.key().reveal().getBytes(US_ASCII));
        return Material.read(files, Optional.empty()).key().orElseThrow();
    }

    static Subscription capri() throws Exception {
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
                Optional.of(new StandingOrder("hanna", TestCa.NOW, Optional.empty())));
    }

    long add(Subscription agreed) {
        return certificates.add(agreed);
    }

    static void ends(String process, String end) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return outcome(process) != null;
        });
        assertThat(outcome(process)).isEqualTo(end);
    }

    static void waitsFor(String task) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return engine.tasks().createTaskQuery().taskDefinitionKey(task).count() == 1;
        });
    }

    Fingerprint install(long certificate) throws Exception {
        var process = start(certificate);
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order(process).number(), with(keys, BETWEEN.site(keys, HOST)));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        return web.inUse().orElseThrow().fingerprint();
    }

    long add(Way way) {
        return certificates.add(new Subscription(
                Owner.of(SERVER),
                way,
                Optional.empty(),
                KeyKind.P256,
                Stream.of(HOST).map(CertificateName::new).toList(),
                Optional.empty(),
                Optional.empty()));
    }

    String start(Way way) {
        return start(add(way));
    }

    static String start(long certificate) {
        var process = engine.get(PurchaseCertificateProcess.class).start(certificate, "server:prod1");
        engine.runJobs();
        return process;
    }

    Order order(String process) {
        return certificates.orderOf(process).orElseThrow();
    }

    static Map<String, Object> ordering(String price) {
        return Map.of("ordering", "ordered", "supplier", "Zeker BV", "orderNumber", "2026/0815", "price", price);
    }

    static Material issued(Order order) throws Exception {
        PublicKey key = new JcaPKCS10CertificationRequest(
                        new PKCS10CertificationRequest(order.request().der()))
                .getPublicKey();
        return Material.issued(List.of(
                BETWEEN.issue(new Wanted(HOST).names(HOST).keys(new KeyPair(key, null))), BETWEEN.certificate()));
    }

    static Material with(KeyPair keys, X509Certificate site) {
        return new Material(List.of(site, BETWEEN.certificate()), Optional.of(keys.getPrivate()));
    }

    static Task task() {
        return engine.tasks().createTaskQuery().initializeFormKeys().singleResult();
    }

    static String shown(String field) {
        return (String) engine.forms().getTaskFormVariables(task().getId()).get(field);
    }

    static void answer(String user, String group, Map<String, ?> answers) {
        var task = task();
        engine.as(user, new String[] {group}, () -> {
            engine.tasks().claim(task.getId(), user);
            engine.tasks().complete(task.getId(), new HashMap<>(answers));
        });
        engine.runJobs();
    }

    static String outcome(String process) {
        return engine.history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getEndActivityId();
    }
}
