package org.gaas.life;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.billing.Fees;
import org.gaas.billing.Per;
import org.gaas.billing.Price;
import org.gaas.billing.PriceList;
import org.gaas.billing.Quotes;
import org.gaas.billing.TestQuotes;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.ContactBeans;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.contacts.Sent;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Money;
import org.gaas.engine.Progress;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.Archives;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Schemas;
import org.gaas.installations.TestArchives;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.production.ProductionOrders;
import org.gaas.production.ProductionVars;
import org.gaas.production.Ways;
import org.gaas.sites.OwnNames;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk in memory with the open production capri, for all tests of its later life: what servers do is left out. */
final class LifeDesk {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final InstallationId CAPRI = new InstallationId("capri");
    private static final Map<String, Role> PEOPLE =
            Map.of("hanna", Role.HOSTING, "hugo", Role.HOSTING, "mark", Role.MANAGERS, "dora", Role.DEVELOPERS);
    /** What a test wrote goes before what it hangs on. */
    private static final List<String> TABLES = List.of(
            "contact_link",
            "contact",
            "life_availability",
            "life_names_host",
            "life_names_change",
            "life_offboarding",
            "billing_fee",
            "billing_quote_line",
            "billing_quote",
            "production_order",
            "site_name",
            "installation",
            "project",
            "customer");

    private static LifeDesk shared;

    final TestEngine engine;
    final Ways ways;
    private String dayAndNight = "690";

    /** One for all tests: each begins with {@link #open}. */
    static synchronized LifeDesk shared() {
        if (shared == null) shared = new LifeDesk();
        return shared;
    }

    private LifeDesk() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "measureProduction",
                "sealHandOver",
                "beginDestruction",
                "publishSite",
                "discardArchive",
                "putNamesBack",
                "writeSettings")) beans.put(step, (Step) execution -> {});
        for (var step : List.of("archiveFiles", "dumpDatabases", "endPacking")) beans.put(step, new Packing(step));
        beans.put("prices", new Prices());
        engine = TestEngine.with(
                Map.of("gaas.zone", ZONE.getId(), "gaas.retries", "PT0.01S"),
                beans,
                Beans.class,
                ContactBeans.class,
                FakePost.class,
                LifeVars.class,
                Offboardings.class,
                OffboardingRows.class,
                OffboardingPlan.class,
                OffboardingPlan.Gates.class,
                OffboardingForms.class,
                OffboardingByLink.class,
                ReceiptByLink.class,
                NamesChanges.class,
                NamesChangeRows.class,
                NamesPlan.class,
                NamesForms.class,
                NamesByLink.class,
                Availabilities.class,
                Availabilities.Billed.class,
                AvailabilityRows.class,
                AvailabilityPlan.class,
                AvailabilityForms.class,
                AvailabilityByLink.class,
                CustomersPage.class,
                CustomersAnswers.class,
                ProductionOrders.class,
                step("ValidateOffboarding"),
                step("ValidateNames"),
                step("ValidateAvailability"),
                step("KeepProduction"),
                step("KeepAvailability"),
                step("ChangeAvailability"),
                People.class,
                Trail.class);
        ways = new Ways(engine);
        engine.deploy(
                "/processes/life/offboard-production.bpmn",
                "/processes/life/change-names.bpmn",
                "/processes/life/change-availability.bpmn",
                "/forms/life/request-offboarding.form",
                "/forms/life/accept-offboarding.form",
                "/forms/life/approve-offboarding.form",
                "/forms/life/confirm-offboarding.form",
                "/forms/life/hand-over-data.form",
                "/forms/life/request-names.form",
                "/forms/life/accept-names.form",
                "/forms/life/approve-names.form",
                "/forms/life/mend-names.form",
                "/forms/life/request-availability.form",
                "/forms/life/accept-availability.form",
                "/forms/life/approve-availability.form");
        engine.serveLongSteps();
        var identities = engine.identity();
        PEOPLE.forEach((person, role) -> {
            if (identities.createGroupQuery().groupId(role.group()).count() == 0)
                identities.saveGroup(identities.newGroup(role.group()));
            identities.saveUser(identities.newUser(person));
            identities.createMembership(person, role.group());
        });
    }

    private static Class<?> step(String name) {
        try {
            return Class.forName("org.gaas.life.steps." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of other tests is left; capri is open, with its acceptance beside it. */
    void open() throws Exception {
        engine.clear();
        engine.get(FakePost.class).clear();
        dayAndNight = "690";
        var database = engine.get(JdbcClient.class);
        for (var table : TABLES) database.sql("delete from " + table).update();
        var production = request("production");
        var acceptance = request("acceptance");
        engine.get(Installations.class).markInstalled(production.id());
        engine.get(OwnNames.class).give(production, List.of("www.capri.example"));
        database.sql(
                        "insert into production_order (process, project, production, acceptance, way, availability, developers,"
                                + " contact_name, contact_mail, requester, requested, opened) values ('p0', 'capri', ?, ?, 'ACME',"
                                + " '5x8', 'daan', 'C. Klant', 'c@example.org', 'dora', current_timestamp, current_timestamp)")
                .params(production.number(), acceptance.number())
                .update();
    }

    Installation request(String environment) throws Exception {
        return engine.get(Installations.class)
                .request(new InstallationRequest(
                        new ProjectName("capri"),
                        new EnvironmentName(environment),
                        Optional.empty(),
                        Optional.of(new CustomerName("Zorg BV")),
                        Optional.of(new ApplicationName("gemstracker-2")),
                        Optional.of(new Repository("https://git.example.org/care/capri.git")),
                        Optional.of(new Tag("2.0.0")),
                        "dora",
                        environment));
    }

    /** What day and night costs a month from now on. */
    void dayAndNightCosts(String euro) {
        dayAndNight = euro;
    }

    /** The customer's contact, whom questions go to. */
    void name(String language) {
        var database = engine.get(JdbcClient.class);
        database.sql("delete from contact").update();
        database.sql("insert into contact (customer, name, mail, language, named)"
                        + " select id, 'C. Klant', 'c@example.org', ?, current_timestamp from customer")
                .param(language)
                .update();
    }

    /** Somebody begins a process about capri; its id comes back. */
    String begin(String person, String process, Map<String, Object> variables) {
        var begun = new String[1];
        engine.as(
                person,
                new String[] {PEOPLE.get(person).group()},
                () -> begun[0] = engine.get(EngineDoor.class).start(process, "capri", variables));
        engine.runJobs();
        return begun[0];
    }

    /** Somebody approves the plan that the open task shows. */
    void approve(String task, String person, String field) {
        ways.waitFor(task);
        ways.answer(task, person, PEOPLE.get(person).group(), Map.of(field, "approve", "plan", shown("plan")));
    }

    /** The day comes that a process waits for. */
    void dayComes(String timer) {
        engine.management()
                .executeJob(engine.management()
                        .createJobQuery()
                        .activityId(timer)
                        .timers()
                        .singleResult()
                        .getId());
        engine.runJobs();
    }

    /** What the form of the open task shows. */
    String shown(String variable) {
        var task = engine.tasks().createTaskQuery().singleResult();
        return engine.forms().getTaskFormVariables(task.getId()).get(variable).toString();
    }

    /** Of the newest letter. */
    String token() {
        return engine.get(FakePost.class).token(engine.get(Links.class));
    }

    /** The answer of somebody who opened the link. */
    Sent sent(String token, String choice, String name, String reason) throws LinkOver {
        var texts = new HashMap<>(Map.of(
                Sent.CHOICE,
                choice,
                "name",
                name,
                Sent.SHOWN,
                engine.get(ByLink.class).page(token).shown()));
        if (!reason.isEmpty()) texts.put("reason", reason);
        return new Sent(texts, List.of());
    }

    private record Packing(String name) implements LongStep {
        @Override
        public void begin(LongTask task) {}

        @Override
        public Progress poll(LongTask task) {
            return Progress.done();
        }
    }

    /** One whose price for day and night changes as the test wants it. */
    private final class Prices extends PriceList {
        Prices() {
            super(List.of(price("hosting-5x8", "410"), price("hosting-24x7", "690")));
        }

        @Override
        public Price of(String kind) {
            return kind.equals("hosting-24x7") ? price(kind, dayAndNight) : super.of(kind);
        }

        private static Price price(String kind, String amount) {
            return new Price(kind, kind, kind, Money.euro(amount), Per.MONTH);
        }
    }

    static class Beans extends InstallationBeans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    ProductionVars.AVAILABILITY,
                    ProductionVars.ACCEPTANCE,
                    ProductionVars.ACCEPTANCE_NUMBER,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER,
                    Var.flag("noTime").ofTask());
        }

        @Bean
        Step takeProductionOffline(Offboardings offboardings, OffboardingPlan plan) {
            return execution -> plan.require(offboardings.numbered(LifeVars.OFFBOARDING.in(execution)));
        }

        @Bean
        Quotes quotes(JdbcClient database, Clock clock) {
            return TestQuotes.with(database, clock);
        }

        @Bean
        OwnNames names(JdbcClient database) {
            return new OwnNames(database, Set::of);
        }

        @Bean
        Fees fees(JdbcClient database) {
            return new Fees(database);
        }

        @Bean
        Archives archives() {
            return new TestArchives();
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
    }
}
