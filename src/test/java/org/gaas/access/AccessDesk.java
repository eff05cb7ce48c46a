package org.gaas.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gaas.applications.Applications;
import org.gaas.audit.Trail;
import org.gaas.contacts.ContactBeans;
import org.gaas.contacts.FakePost;
import org.gaas.engine.Announcement;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.CustomerId;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Schemas;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.SecondFactor;
import org.gaas.remote.Servers;
import org.gaas.tasks.RoleBeans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A desk in memory with people, two projects of a customer, and a clock to move; its servers hold nothing yet. */
final class AccessDesk implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    final TestEngine engine;
    final FakeAccounts servers = new FakeAccounts();
    final HandSet clock = new HandSet();
    final List<Announcement> told = new ArrayList<>();
    final Codes codes = new Codes();

    /** Whoever has which role, as long as no test takes it away. */
    private static final Map<String, List<Role>> PEOPLE = Map.of(
            "dora", List.of(Role.DEVELOPERS),
            "daan", List.of(Role.DEVELOPERS),
            "hanna", List.of(Role.HOSTING),
            "hugo", List.of(Role.HOSTING, Role.DEVELOPERS),
            "olga", List.of(Role.HOSTING, Role.ONCALL),
            "mark", List.of(Role.MANAGERS),
            "mona", List.of(Role.MANAGERS));

    private static AccessDesk shared;

    AccessDesk() {
        this(Optional.empty());
    }

    /** One for all tests that leave nothing behind. */
    static synchronized AccessDesk shared() {
        if (shared == null) shared = new AccessDesk();
        return shared;
    }

    /**
     * @param real a database server, and how it is reached; empty: an invented one
     */
    AccessDesk(Optional<Real> real) {
        var beans = new HashMap<String, Object>(
                Map.of("clockOfTest", clock, "listening", new Listening(told), "codes", codes));
        beans.put("servers", real.map(Real::servers).orElse(servers));
        real.map(Real::accounts).ifPresent(accounts -> beans.put("accounts", accounts));
        engine = TestEngine.with(
                Map.of("gaas.zone", "Europe/Amsterdam", "gaas.retries", "PT0.01S"),
                beans,
                Beans.class,
                ContactBeans.class,
                RoleBeans.class,
                RoleBeans.Counted.class,
                FakePost.class,
                ConsentByLink.class,
                AccessVars.class,
                Agreements.class,
                Access.class,
                AccessRequests.class,
                AccessPlans.class,
                AccessPlans.Gates.class,
                AccessDecisions.class,
                EmergencyCode.class,
                AccessForms.class,
                AccessSubjects.class,
                Permits.class,
                TakenBack.class,
                GrantAccessProcess.class,
                RevokeAccessProcess.class,
                AgreementRequests.class,
                AgreementWords.class,
                AgreementDecision.class,
                AgreementByLink.class,
                MakeAgreementProcess.class,
                DatabasePasswords.class,
                Comparison.class,
                Clearing.class,
                FindingForms.class,
                Reviews.class,
                ReviewForms.class,
                AccountsInPlace.class,
                Applications.class,
                KeysInPlace.class,
                DeveloperKeys.class,
                FakeKeys.class,
                Sessions.class,
                People.class);
        engine.deploy(
                "/processes/access/grant-access.bpmn",
                "/processes/access/revoke-access.bpmn",
                "/forms/access/request-access.form",
                "/forms/access/approve-access.form",
                "/forms/access/write-down-consent.form",
                "/forms/access/look-at-emergency.form",
                "/forms/access/revoke-access.form",
                "/processes/access/make-agreement.bpmn",
                "/forms/access/request-agreement.form",
                "/forms/access/accept-agreement.form",
                "/processes/access/review-access.bpmn",
                "/forms/access/review-access.form",
                "/processes/access/clear-findings.bpmn",
                "/forms/access/clear-findings.form",
                "/forms/access/decide-on-agreement.form");
        for (var role : Role.values())
            engine.identity().saveGroup(engine.identity().newGroup(role.group()));
        PEOPLE.forEach((name, roles) -> {
            engine.identity().saveUser(engine.identity().newUser(name));
            roles.forEach(role -> engine.identity().createMembership(name, role.group()));
        });
        var server = new ServerName("prod1");
        engine.get(Fleet.class)
                .register(
                        new Server(
                                server,
                                Set.of(new ServerRole("production"), new ServerRole("trial")),
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
        var database = engine.get(JdbcClient.class);
        database.sql("insert into customer (id, name, paying, created) values ('zorg', 'Zorg', true, now())")
                .update();
        for (var project : List.of("capri", "cicero")) {
            database.sql("insert into project (name, customer, created) values (?, 'zorg', now())")
                    .param(project)
                    .update();
            for (var kind : List.of("", "test"))
                database.sql("insert into installation (id, held, project, environment, state, owner, claim, requested)"
                                + " values (?, ?, ?, ?, 'INSTALLED', 'dora', 'c', now())")
                        .params(
                                project + (kind.isEmpty() ? "" : "-" + kind),
                                project + (kind.isEmpty() ? "" : "-" + kind))
                        .params(project, kind.isEmpty() ? "production" : kind)
                        .update();
            for (var id : List.of(project, project + "-test"))
                engine.get(Installations.class).place(new InstallationId(id), Part.DATABASE, server);
        }
    }

    /** A database server, and how it is reached. */
    record Real(Servers servers, DatabaseAccounts accounts) {}

    /** Everybody has shown a code, but who forgot. */
    static final class Codes implements SecondFactor {
        Optional<String> forgot = Optional.empty();

        @Override
        public void require(String person) {
            if (forgot.filter(person::equals).isPresent() || person.isEmpty())
                throw new Forbidden("SECOND_FACTOR_REQUIRED", "show a code");
        }

        @Override
        public Proof confirm(String person, String code, String from) {
            throw new UnsupportedOperationException("nobody asks for one here");
        }

        @Override
        public void ensure(String person, byte[] secret) {
            throw new UnsupportedOperationException("nobody enrols here");
        }

        @Override
        public <T> T with(Proof proof, Supplier<T> work) {
            throw new UnsupportedOperationException("nobody proves anything here");
        }
    }

    /** Hears what people are told. */
    record Listening(List<Announcement> told) {
        @EventListener
        void on(Announcement announcement) {
            told.add(announcement);
        }
    }

    @ComponentScan("org.gaas.access.steps")
    static class Beans extends InstallationBeans {
        @Bean
        Trail trail(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
            return new Trail(database, transactions, clock);
        }

        @Bean
        Fleet fleet(JdbcClient database, Trail trail, Servers servers) {
            return new Fleet(database, servers, List.of(new NamedPlatform("debian")), Path.of("/key"), trail);
        }

        @Bean
        @Override
        protected Policy policy() throws Exception {
            var delivered = new ClassPathResource("fleet/policy.yaml").getContentAsString(UTF_8);
            return Policy.read(
                    "policy.yaml",
                    delivered
                            .replace("decided: true, from: []", "decided: true, from: [192.0.2.0/24], page: true")
                            .getBytes(UTF_8));
        }

        @Bean
        Schemas schemas() {
            return new Schemas() {
                @Override
                public List<String> schemasOf(InstallationId installation) {
                    return List.of(installation.value().replace('-', '_') + "_gems");
                }

                @Override
                public String accountOf(InstallationId installation) {
                    return installation.value();
                }
            };
        }

        @Bean
        AccessSettings settings() {
            return new AccessSettings(
                    List.of(),
                    Period.ofDays(30),
                    Duration.ofHours(4),
                    Period.ofDays(30),
                    AccessSettings.Trials.AGREEMENT);
        }

        @Bean
        Vars declaredElsewhere() {
            return Vars.of(
                    AccessVars.REQUESTER,
                    AccessVars.REFUSAL,
                    ServerName.SERVER,
                    Var.text("hours"),
                    Var.text("activity"),
                    Var.text("note"),
                    Var.flag("noTime"));
        }
    }

    @Primary
    static final class HandSet extends Clock {
        volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    <T> T get(Class<T> type) {
        return engine.get(type);
    }

    Agreement agreed(String developer, String project, int days) {
        return GivenAgreements.at(new ProjectName(project), developer, days, get(Agreements.class));
    }

    Agreement agreedForAll(String developer) {
        return GivenAgreements.with(new CustomerId("zorg"), developer, 100, get(Agreements.class));
    }

    static WantedAccess wanted(String... projects) {
        return new WantedAccess(
                Optional.empty(), names(projects), Optional.empty(), "a report", Optional.empty(), false);
    }

    static WantedAccess until(LocalDate day, String... projects) {
        return new WantedAccess(
                Optional.empty(), names(projects), Optional.empty(), "a report", Optional.of(day), false);
    }

    static WantedAccess emergency(String developer, String... projects) {
        return new WantedAccess(
                Optional.of(developer), names(projects), Optional.empty(), "it burns", Optional.empty(), true);
    }

    static List<ProjectName> names(String... projects) {
        return List.of(projects).stream().map(ProjectName::new).toList();
    }

    String ask(String person, WantedAccess wanted) {
        var process = new String[1];
        engine.as(
                person,
                new String[0],
                () -> process[0] =
                        get(GrantAccessProcess.class).start(wanted, person).process());
        engine.runJobs();
        return process[0];
    }

    void takeBack(String person, String developer, String... projects) {
        engine.as(person, new String[0], () -> get(RevokeAccessProcess.class)
                .start(
                        new TakenBack.Wanted(Optional.of(developer), names(projects), Optional.empty(), "left"),
                        person));
        engine.runJobs();
    }

    /** The open task of this kind is answered, with the signature that the form shows. */
    void answer(String task, String person, Map<String, Object> answers) {
        sign(task, person, answers);
        engine.runJobs();
    }

    /** The same; what follows from it is yet to come. */
    void sign(String task, String person, Map<String, Object> answers) {
        var open = engine.tasks().createTaskQuery().taskDefinitionKey(task).singleResult();
        if (open == null) throw new AssertionError("no " + task + " is open");
        var all = new HashMap<>(answers);
        var signature = engine.forms().getTaskFormVariables(open.getId()).get("plan");
        if (signature != null) all.putIfAbsent("plan", signature);
        var roles = get(People.class).rolesOf(person).stream().map(Role::group).toArray(String[]::new);
        engine.as(person, roles, () -> {
            engine.tasks().claim(open.getId(), person);
            engine.tasks().complete(open.getId(), all);
        });
    }

    void approve(String person) {
        answer("Task_ApproveAccess", person, Map.of("accessAnswer", "grant"));
    }

    void consent(String person) {
        answer("Task_WriteDownConsent", person, Map.of("accessConsent", "consent", "accessConsentBy", "C. Klant"));
    }

    Set<String> open() {
        return Set.copyOf(engine.tasks().createTaskQuery().list().stream()
                .map(task -> task.getTaskDefinitionKey())
                .toList());
    }

    /** The clock moves, and what waits for that moment goes on. */
    void forward(Duration by) {
        clock.now = clock.now.plus(by);
        for (var timer : engine.management().createJobQuery().timers().list())
            if (timer.getProcessInstanceId() != null
                    && !timer.getDuedate().toInstant().isAfter(clock.now))
                engine.management().executeJob(timer.getId());
        engine.runJobs();
    }

    /** Where it ended; empty: not yet. */
    String end(String process) {
        if (get(EngineDoor.class).runs(process)) return "";
        var ends = engine
                .history()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process)
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(activity -> activity.getActivityId())
                .filter(activity -> activity.startsWith("EndEvent_"))
                .toList();
        return ends.get(ends.size() - 1);
    }

    /** From where the page of a server answers now. */
    List<String> answering(String server) {
        return servers.answering.getOrDefault(new ServerName(server), List.of()).stream()
                .map(IpRange::toString)
                .toList();
    }

    /** What a developer reaches on production: by installation what stands in the way, or the rights. */
    String reaches(String developer, String installation) {
        return get(Access.class).reaches().stream()
                .filter(reach -> reach.developer().equals(developer)
                        && reach.installation().value().equals(installation))
                .map(reach -> reach.hindrance().map(Enum::name).orElseGet(() -> reach.rights()
                        .name()))
                .findFirst()
                .orElse("nothing");
    }

    void tidy() {
        engine.clear();
        var database = get(JdbcClient.class);
        for (var table : List.of(
                "access_review_line",
                "access_review",
                "access_clearing",
                "access_finding",
                "access_brought",
                "access_permit",
                "access_revocation",
                "access_request_project",
                "access_request",
                "access_agreement_request",
                "access_agreement")) database.sql("delete from " + table).update();
        for (var table : List.of("contact_link", "contact", "audit_trail"))
            database.sql("delete from " + table).update();
        told.clear();
        servers.byHand.clear();
        servers.brought.clear();
        clock.now = START;
    }

    @Override
    public void close() {
        engine.close();
    }
}
