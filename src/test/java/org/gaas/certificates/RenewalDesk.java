package org.gaas.certificates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.task.Task;
import org.gaas.certificates.Order.State;
import org.gaas.engine.Money;
import org.gaas.engine.Refusal;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A desk in memory whose certificates come to their end: engine, tables, an authority, web servers, a clock to move. */
final class RenewalDesk implements AutoCloseable {
    static final ServerName SERVER = new ServerName("prod1");

    final HandSetClock clock = new HandSetClock();
    final FakeWebServers web = new FakeWebServers();
    final List<Expense> booked = new CopyOnWriteArrayList<>();
    final TestEngine engine;

    /** What installations answer under today. */
    private final Map<Long, List<String>> own = new ConcurrentHashMap<>();

    RenewalDesk(Map<String, Object> settings) {
        this(settings, 20, 40);
    }

    /**
     * @param anHour how many renewals are begun in an hour
     * @param ofDomainAWeek how many of a registered domain in a week
     */
    RenewalDesk(Map<String, Object> settings, int anHour, int ofDomainAWeek) {
        var properties = new HashMap<String, Object>(settings);
        properties.putIfAbsent("gaas.retries", "PT0.01S");
        properties.put("gaas.long-steps.poll", "PT0.05S");
        properties.put("gaas.certificates.authority-pause", "PT0S");
        web.authority.issues(clock, Duration.ofDays(47));
        engine = TestEngine.with(
                properties,
                Map.of(
                        "clockOfTest",
                        clock,
                        "web",
                        web,
                        "authority",
                        web.authority,
                        "desk",
                        this.new Facts(),
                        "limits",
                        new RenewalSettings(anHour, ofDomainAWeek, Duration.ofMinutes(45), Duration.ofMinutes(30))),
                Beans.class,
                Certificates.class,
                KeyVault.class,
                CertificatePlaces.class,
                Stocktaking.class,
                Outlook.class,
                CertificateVars.class,
                CertificateForms.class,
                CertificatesDue.class,
                Consent.class,
                AuthorityAccounts.class,
                Issuance.class,
                Purchases.class,
                Ordering.class,
                StandingOrders.class,
                Renewals.class,
                People.class,
                TaskRoles.class,
                PurchaseCertificateProcess.class,
                AskForRenewalProcess.class,
                Revocations.class,
                RevokeCertificateProcess.class,
                Retirements.class);
        engine.deploy(
                "/processes/certificates/purchase-certificate.bpmn",
                "/processes/certificates/renew-certificates.bpmn",
                "/processes/certificates/ask-for-renewal.bpmn",
                "/processes/certificates/revoke-certificate.bpmn",
                "/forms/certificates/ask-for-revocation.form",
                "/processes/engine/repair-step.bpmn",
                "/forms/engine/repair-step.form",
                "/forms/engine/confirm-skip.form",
                "/forms/certificates/order-certificate.form",
                "/forms/certificates/approve-price.form",
                "/forms/certificates/approve-renewal.form",
                "/forms/certificates/hand-over-certificate.html",
                "/forms/certificates/mend-order.form",
                "/forms/certificates/mend-certificate.form");
        if (engine.get(Fleet.class).find(SERVER).isEmpty()) CertificateBeans.fill(engine, SERVER);
    }

    /** What this desk's fakes know. */
    final class Facts implements OthersNames {
        @Override
        public Set<String> besides(Owner owner) {
            return Set.of("friesland.example");
        }

        @Override
        public List<String> own(Owner owner) {
            return owner.installation().map(number -> own.get(number)).orElse(List.of());
        }

        @EventListener
        void purchased(Expense purchased) {
            booked.add(purchased);
        }
    }

    @EnableTransactionManagement
    static class Beans extends CertificateBeans {
        @Bean
        CertificateChecks checks(FakeCertificateAuthority authority) {
            return new CertificateChecks(new TrustedRoots(List.of(authority.root())), new FakeRevocation());
        }
    }

    <T> T get(Class<T> type) {
        return engine.get(type);
    }

    Certificates certificates() {
        return get(Certificates.class);
    }

    /** An installation with a name of its own. */
    Owner installation(String id, String host) {
        var installations = get(Installations.class);
        if (installations.find(new InstallationId(id)).isEmpty())
            try {
                installations.request(new InstallationRequest(
                        new ProjectName(id),
                        new EnvironmentName("production"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "hanna",
                        id));
                installations.place(new InstallationId(id), Part.WEB, SERVER);
            } catch (Refusal taken) {
                throw new AssertionError(taken);
            }
        get(Projects.class).allow(new ProjectName(id), Money.euro("100"));
        var owner = Owner.of(installations.get(new InstallationId(id)));
        own.put(owner.installation().orElseThrow(), List.of(host));
        return owner;
    }

    /** From now on it answers under these. */
    void answers(Owner owner, String... hosts) {
        own.put(owner.installation().orElseThrow(), List.of(hosts));
    }

    Subscription agreed(Owner owner, Way way, boolean standing, String... hosts) {
        return new Subscription(
                owner,
                way,
                way == Way.ACME ? Optional.of(FakeCertificateAuthority.NAME) : Optional.empty(),
                KeyKind.P256,
                List.of(hosts).stream().map(CertificateName::new).toList(),
                Optional.<CustomerId>empty(),
                standing
                        ? Optional.of(new StandingOrder("hanna", clock.instant(), Optional.empty()))
                        : Optional.empty());
    }

    /** A certificate that is in use since now. */
    long inUse(Subscription agreed) {
        var number = certificates().add(agreed);
        var order = certificates().open(number, "before-" + number);
        install(order);
        return number;
    }

    void install(Order order) {
        var agreed = certificates().subscription(order.certificate());
        var keys = TestCa.elliptic("secp256r1");
        var chain = web.authority.issue(keys, agreed.hosts().toArray(String[]::new));
        certificates().keep(order.number(), new Chain(chain), keys.getPrivate());
        certificates().change(order.number(), State.INSTALLED);
        web.installed(Holder.SHARED_HOST, KeyedChain.of(chain, keys.getPrivate()));
    }

    /** What hosting writes down about a purchase. */
    static Map<String, Object> ordering(String price, String number) {
        return Map.of("ordering", "ordered", "supplier", "Zeker BV", "orderNumber", number, "price", price);
    }

    /** The hour strikes: what the engine's timer does. */
    void look() {
        var timer = engine.management()
                .createJobQuery()
                .processDefinitionKey("renew-certificates")
                .timers()
                .singleResult();
        engine.management().executeJob(timer.getId());
        engine.runJobs();
    }

    /** The processes about certificates that run. */
    List<String> running(String process) {
        return new ArrayList<>(
                engine.runtime().createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                        .map(one -> one.getId())
                        .toList());
    }

    /** How the last of these processes ended. */
    String outcome(String process) {
        return engine.history()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .finished()
                .orderByProcessInstanceEndTime()
                .desc()
                .list()
                .get(0)
                .getEndActivityId();
    }

    List<Task> tasks() {
        return engine.tasks().createTaskQuery().initializeFormKeys().list();
    }

    Task task() {
        return engine.tasks().createTaskQuery().initializeFormKeys().singleResult();
    }

    Object shown(String field) {
        return engine.forms().getTaskFormVariables(task().getId()).get(field);
    }

    void answer(String user, Role role, Map<String, ?> answers) {
        var task = task();
        engine.as(user, new String[] {role.group()}, () -> {
            engine.tasks().claim(task.getId(), user);
            engine.tasks().complete(task.getId(), new HashMap<>(answers));
        });
        engine.runJobs();
    }

    List<String> trail(String what) {
        return get(JdbcClient.class)
                .sql("select who || ': ' || subject || ': ' || detail from audit_trail where what = ? order by number")
                .param(what)
                .query(String.class)
                .list();
    }

    /** Nothing is there any more but people and servers. */
    void clear() {
        engine.clear();
        booked.clear();
        web.clear();
        var database = get(JdbcClient.class);
        for (var table : List.of(
                "certificate_chain",
                "certificate_key",
                "certificate_order",
                "certificate_name",
                "certificate",
                "audit_open",
                "audit_trail")) database.sql("delete from " + table).update();
    }

    @Override
    public void close() {
        engine.clear();
        engine.close();
    }
}
