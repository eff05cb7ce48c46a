package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("What a customer is asked about a production's later life")
class CustomersAskedTest {
    private static final InstallationId CAPRI = new InstallationId("capri");
    private static final Map<String, String[]> DECIDED = Map.of(
            "Task_AcceptOffboarding", new String[] {"offboard-production", "life_offboarding", "removalRefused"},
            "Task_AcceptNames", new String[] {"change-names", "life_names_change", "namesRefused"},
            "Task_AcceptAvailability",
                    new String[] {"change-availability", "life_availability", "availabilityRefused"});
    private static String dayAndNight = "690";
    private static TestEngine engine;
    private static Ways ways;
    private final ByLink byLink = engine.get(ByLink.class);
    private final Links links = engine.get(Links.class);
    private final FakePost post = engine.get(FakePost.class);
    private final JdbcClient database = engine.get(JdbcClient.class);
    private final Installations installations = engine.get(Installations.class);

    private record Packing(String name) implements LongStep {
        @Override
        public void begin(LongTask task) {}

        @Override
        public Progress poll(LongTask task) {
            return Progress.done();
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
        Quotes quotes(JdbcClient database, Clock clock) {
            return TestQuotes.with(database, clock);
        }

        @Bean
        PriceList prices() {
            return new PriceList(List.of(price("410"))) {
                @Override
                public Price of(String kind) {
                    return price(dayAndNight);
                }
            };
        }

        private static Price price(String amount) {
            return new Price("hosting-24x7", "Hosting", "Hosting", Money.euro(amount), Per.MONTH);
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
                    return List.of();
                }

                @Override
                public String accountOf(InstallationId installation) {
                    return installation.value();
                }
            };
        }
    }

    @BeforeAll
    static void begin() throws Exception {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "measureProduction",
                "takeProductionOffline",
                "sealHandOver",
                "beginDestruction",
                "publishSite",
                "discardArchive",
                "putNamesBack",
                "writeSettings")) beans.put(step, (Step) execution -> {});
        for (var step : List.of("archiveFiles", "dumpDatabases", "endPacking")) beans.put(step, new Packing(step));
        engine = TestEngine.with(
                Map.of("gaas.zone", "Europe/Amsterdam", "gaas.retries", "PT0.01S"),
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
                Class.forName("org.gaas.life.steps.ValidateOffboarding"),
                Class.forName("org.gaas.life.steps.ValidateNames"),
                Class.forName("org.gaas.life.steps.ValidateAvailability"),
                Class.forName("org.gaas.life.steps.KeepProduction"),
                Class.forName("org.gaas.life.steps.KeepAvailability"),
                Class.forName("org.gaas.life.steps.ChangeAvailability"),
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
        for (var person : Map.of("hanna", Role.HOSTING, "mark", Role.MANAGERS).entrySet()) {
            var identities = engine.identity();
            identities.saveGroup(identities.newGroup(person.getValue().group()));
            identities.saveUser(identities.newUser(person.getKey()));
            identities.createMembership(person.getKey(), person.getValue().group());
        }
    }

    @BeforeEach
    void opened() throws Exception {
        engine.clear();
        post.clear();
        dayAndNight = "690";
        for (var table : List.of(
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
                "customer")) database.sql("delete from " + table).update();
        var production = requested("production");
        var acceptance = requested("acceptance");
        installations.markInstalled(production.id());
        engine.get(OwnNames.class).give(production, List.of("www.capri.example"));
        database.sql(
                        "insert into production_order (process, project, production, acceptance, way, availability, developers,"
                                + " contact_name, contact_mail, requester, requested, opened) values ('p0', 'capri', ?, ?, 'ACME',"
                                + " '5x8', 'daan', 'C. Klant', 'c@example.org', 'dora', current_timestamp, current_timestamp)")
                .params(production.number(), acceptance.number())
                .update();
        named("nl");
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptOffboarding", "Task_AcceptNames", "Task_AcceptAvailability"})
    @DisplayName("accepted by a link, once, it goes on to hosting, with who it was in the plan that hosting signs")
    void accepted(String task) throws Exception {
        begin(task, "");
        ways.waitFor(task);
        var token = token();
        assertThat(byLink.page(token).question().title()).contains("capri");
        byLink.answer(token, sent(token, "accept", "K. Lant", ""));
        ways.waitFor(next(task));
        assertThat(reason(task)).matches("K. Lant, by link \\d+ to c@example.org");
        assertThat(shown("planShown")).contains("K. Lant, by link");
        assertThatThrownBy(() -> byLink.page(token)).isInstanceOf(LinkOver.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptOffboarding", "Task_AcceptNames", "Task_AcceptAvailability"})
    @DisplayName("refused by a link, all stays as it is, and who asked can read why")
    void refused(String task) throws Exception {
        var process = begin(task, "");
        var token = token();
        byLink.answer(token, sent(token, "refuse", "K. Lant", "not this year"));
        engine.runJobs();
        assertThat(engine.tasks()
                        .createTaskQuery()
                        .taskDefinitionKey(next(task))
                        .count())
                .isZero();
        assertThat(reason(task)).as("nobody accepted it").isEmpty();
        assertThat(engine.history()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(process)
                        .variableName(DECIDED.get(task)[2])
                        .singleResult()
                        .getValue())
                .isEqualTo("not this year");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptOffboarding", "Task_AcceptNames", "Task_AcceptAvailability"})
    @DisplayName("whom somebody heard already is not asked")
    void heard(String task) {
        begin(task, "C. Klant, by letter");
        ways.waitFor(next(task));
        assertThat(post.letters()).isEmpty();
        assertThat(reason(task)).isEqualTo("C. Klant, by letter");
    }

    @ParameterizedTest
    @CsvSource({
        "Task_AcceptOffboarding, hanna, hosting",
        "Task_AcceptNames, hanna, hosting",
        "Task_AcceptAvailability, mark, managers"
    })
    @DisplayName("of whom nobody is named, is asked by somebody here, who writes down who it was")
    void writtenDown(String task, String person, String role) {
        database.sql("delete from contact").update();
        begin(task, "");
        ways.waitFor(task);
        assertThat(post.letters()).isEmpty();
        for (var answer : List.of(
                Map.<String, Object>of("customersAnswer", "accept"),
                Map.<String, Object>of("customersAnswer", "accept", "customersWord", "  "),
                Map.<String, Object>of("customersWord", "C. Klant")))
            assertThatThrownBy(() -> ways.answer(task, person, role, answer))
                    .as(answer.toString())
                    .hasStackTraceContaining("must be filled in");
        assertThat(reason(task)).isEmpty();
        ways.answer(task, person, role, Map.of("customersAnswer", "accept", "customersWord", "C. Klant, by mail"));
        ways.waitFor(next(task));
        assertThat(reason(task)).isEqualTo("C. Klant, by mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Task_AcceptOffboarding | nl | Het einde van capri | www.capri.example",
                "Task_AcceptOffboarding | en | The end of capri | for 7 days after",
                "Task_AcceptNames | nl | Andere namen voor capri | www.capri.example, die doorverwijst naar www.capri.eu",
                "Task_AcceptNames | en | Other names for capri | www.capri.example, which leads on to www.capri.eu",
                "Task_AcceptAvailability | nl | Wanneer er iemand is voor capri | EUR 690,00 per maand",
                "Task_AcceptAvailability | en | When somebody is there for capri | EUR 690.00 a month"
            })
    @DisplayName("is written in the contact's language, with all that it is about")
    void written(String task, String language, String title, String fact) {
        named(language);
        begin(task, "");
        var letter = post.letters().get(0);
        assertThat(letter.subject()).isEqualTo(title);
        assertThat(letter.text()).contains(fact).doesNotContain("{0}", "{1}");
    }

    @Test
    @DisplayName("is about that price: at another one the link is void, and what was accepted is asked again")
    void price() throws Exception {
        begin("Task_AcceptAvailability", "");
        var first = token();
        dayAndNight = "790";
        assertThatThrownBy(() -> byLink.page(first))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.CHANGED));
        links.sendAgain(engine.tasks().createTaskQuery().singleResult().getId(), "mark");
        assertThat(post.letters().get(1).text()).contains("790,00");
        var second = token();
        byLink.answer(second, sent(second, "accept", "K. Lant", ""));
        ways.waitFor("Task_ApproveAvailability");
        var answers = new HashMap<String, Object>(Map.of("availabilityApproval", "approve"));
        answers.put("plan", shown("plan"));
        ways.answer("Task_ApproveAvailability", "hanna", "hosting", answers);
        dayAndNight = "890";
        engine.management()
                .executeJob(engine.management()
                        .createJobQuery()
                        .activityId("Event_FromDay")
                        .singleResult()
                        .getId());
        engine.runJobs();
        ways.waitFor("Task_AcceptAvailability");
        assertThat(post.letters().get(2).text()).contains("890,00");
        assertThat(shown("availabilityText")).contains("890.00");
    }

    @ParameterizedTest
    @CsvSource({"handedOver, HANDED_OVER", "notWanted, NOT_WANTED"})
    @DisplayName("who confirms the data by a link is the receipt; only then things are destroyed")
    void receipt(String choice, String handing) throws Exception {
        begin("Task_AcceptOffboarding", "C. Klant, by letter");
        for (var task : List.of("Task_ApproveOffboarding", "Task_ConfirmOffboarding")) {
            ways.waitFor(task);
            var field = task.equals("Task_ApproveOffboarding") ? "removalApproval" : "removalConfirmation";
            var person = task.equals("Task_ApproveOffboarding") ? "hanna" : "mark";
            var role = person.equals("hanna") ? "hosting" : "managers";
            ways.answer(task, person, role, Map.of(field, "approve", "plan", shown("plan")));
        }
        engine.management()
                .executeJob(engine.management()
                        .createJobQuery()
                        .activityId("Event_ClosingDay")
                        .singleResult()
                        .getId());
        engine.runJobs();
        ways.waitFor("Task_HandOverData");
        assertThat(post.letters().get(0).text())
                .contains("files.tar.gz", "1.234.567 bytes", TestArchives.SHA, "niets vernietigd");
        var token = token();
        assertThatThrownBy(() -> byLink.answer(token, sent(token, "withdraw", "K. Lant", "")))
                .hasMessageContaining("no such choice");
        byLink.answer(token, sent(token, choice, "K. Lant", ""));
        var ended = engine.get(Offboardings.class)
                .lastOf(installations.get(CAPRI))
                .flatMap(Offboarding::receipt)
                .orElseThrow();
        assertThat(ended.handing()).hasToString(handing);
        assertThat(ended.words()).matches("K. Lant, by link \\d+ to c@example.org");
        assertThat(ended.by()).startsWith("contact:");
    }

    private static String next(String task) {
        return task.replace("Accept", "Approve");
    }

    private String begin(String task, String reason) {
        var variables =
                switch (task) {
                    case "Task_AcceptOffboarding" ->
                        new OffboardingRequest(CAPRI, reason, Optional.empty(), Optional.of(7)).asVariables();
                    case "Task_AcceptNames" ->
                        NamesRequest.written(CAPRI, "", "www.capri.example > www.capri.eu", "", reason)
                                .asVariables();
                    default -> new AvailabilityRequest(CAPRI, "24x7", Optional.empty(), reason).asVariables();
                };
        var person = task.equals("Task_AcceptAvailability") ? "mark" : "hanna";
        var begun = new ArrayList<String>();
        engine.as(
                person,
                new String[] {person.equals("mark") ? "managers" : "hosting"},
                () -> begun.add(engine.get(EngineDoor.class).start(DECIDED.get(task)[0], "capri", variables)));
        engine.runJobs();
        return begun.get(0);
    }

    private Sent sent(String token, String choice, String name, String reason) throws LinkOver {
        var texts = new HashMap<>(Map.of(
                Sent.CHOICE,
                choice,
                "name",
                name,
                Sent.SHOWN,
                byLink.page(token).shown()));
        if (!reason.isEmpty()) texts.put("reason", reason);
        return new Sent(texts, List.of());
    }

    private String token() {
        return post.token(links);
    }

    private String reason(String task) {
        return database.sql("select reason from " + DECIDED.get(task)[1])
                .query(String.class)
                .single();
    }

    private static String shown(String variable) {
        var task = engine.tasks().createTaskQuery().singleResult();
        return engine.forms().getTaskFormVariables(task.getId()).get(variable).toString();
    }

    private void named(String language) {
        database.sql("delete from contact").update();
        database.sql("insert into contact (customer, name, mail, language, named)"
                        + " select id, 'C. Klant', 'c@example.org', ?, current_timestamp from customer")
                .param(language)
                .update();
    }

    private Installation requested(String environment) throws Exception {
        return installations.request(new InstallationRequest(
                new ProjectName("capri"),
                new EnvironmentName(environment),
                Optional.empty(),
                Optional.of(new CustomerName("Zorg BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "dora",
                environment));
    }
}
