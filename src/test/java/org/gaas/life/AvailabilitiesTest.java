package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.billing.Fee;
import org.gaas.billing.Fees;
import org.gaas.billing.Per;
import org.gaas.billing.Price;
import org.gaas.billing.PriceList;
import org.gaas.billing.Quotes;
import org.gaas.billing.TestQuotes;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InWords;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
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
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("When somebody is there for a production")
class AvailabilitiesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate TODAY = LocalDate.now(ZONE);
    private static final ProjectName CAPRI = new ProjectName("capri");
    private static final InstallationId PRODUCTION = new InstallationId("capri");
    private static String dayAndNight = "690";
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);
    private final Availabilities availabilities = engine.get(Availabilities.class);
    private final Installations installations = engine.get(Installations.class);
    private final JdbcClient database = engine.get(JdbcClient.class);

    private static TestEngine engine() {
        var engine = TestEngine.with(
                Map.of("gaas.zone", ZONE.getId(), "gaas.retries", "PT0.01S"),
                new HashMap<>(),
                Beans.class,
                LifeVars.class,
                Offboardings.class,
                OffboardingRows.class,
                NamesChangeRows.class,
                Availabilities.class,
                Availabilities.Billed.class,
                AvailabilityRows.class,
                AvailabilityPlan.class,
                CustomersAnswers.class,
                ProductionOrders.class,
                People.class);
        engine.deploy(
                "/processes/life/change-availability.bpmn",
                "/forms/life/request-availability.form",
                "/forms/life/accept-availability.form",
                "/forms/life/approve-availability.form");
        return engine;
    }

    static class Beans extends InstallationBeans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    ProductionVars.AVAILABILITY,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER);
        }

        @Bean
        Step validateAvailability(Availabilities availabilities) {
            return execution -> {
                var taken = availabilities.accept(
                        AvailabilityRequest.from(execution.getVariables()),
                        OnboardingVars.REQUESTER.in(execution),
                        execution.getProcessInstanceId());
                LifeVars.AVAILABILITY_CHANGE.set(execution, taken.number());
                LifeVars.SINCE_AT.set(execution, availabilities.sinceAt(taken));
                LifeVars.CUSTOMER_HEARD.set(execution, availabilities.isHeard(taken));
            };
        }

        @Bean
        Step changeAvailability(Availabilities availabilities) {
            return execution -> availabilities.change(LifeVars.AVAILABILITY_CHANGE.in(execution));
        }

        @Bean
        Step keepAvailability(Availabilities availabilities) {
            return execution -> availabilities.keep(LifeVars.AVAILABILITY_CHANGE.in(execution));
        }

        @Bean
        Quotes quotes(JdbcClient database, Clock clock) {
            return TestQuotes.with(database, clock);
        }

        /** One whose price for day and night changes as the test wants it. */
        @Bean
        PriceList prices() {
            return new PriceList(List.of(price("hosting-5x8", "410"), price("hosting-24x7", "690"))) {
                @Override
                public Price of(String kind) {
                    return kind.equals("hosting-24x7") ? price(kind, dayAndNight) : super.of(kind);
                }
            };
        }

        private static Price price(String kind, String amount) {
            return new Price(kind, kind, kind, Money.euro(amount), Per.MONTH);
        }

        @Bean
        OwnNames names(JdbcClient database) {
            return new OwnNames(database, Set::of);
        }

        @Bean
        Fees fees(JdbcClient database) {
            return new Fees(database);
        }
    }

    @BeforeAll
    static void people() {
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
        dayAndNight = "690";
        for (var table : List.of(
                "life_availability",
                "life_offboarding",
                "billing_fee",
                "billing_quote_line",
                "billing_quote",
                "production_order",
                "installation",
                "project",
                "customer")) database.sql("delete from " + table).update();
        var production = requested("production");
        var acceptance = requested("acceptance");
        installations.markInstalled(production.id());
        database.sql(
                        "insert into production_order (process, project, production, acceptance, way, availability, developers,"
                                + " contact_name, contact_mail, requester, requested, opened) values ('p0', 'capri', ?, ?, 'ACME',"
                                + " '5x8', 'daan', 'C. Klant', 'c@example.org', 'dora', current_timestamp, current_timestamp)")
                .params(production.number(), acceptance.number())
                .update();
        database.sql("insert into billing_fee (source, project, customer, kind, text, amount, currency, per, since)"
                        + " values ('q', 'capri', 'Zorg BV', 'hosting-5x8', 'Hosting', 410, 'EUR', 'MONTH', ?)")
                .param(TODAY.minusDays(100))
                .update();
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("is what was ordered; approved, it changes on its day, and the fees with it, to the day")
    void changed() throws Exception {
        assertThat(now()).hasValue("5x8");
        assertThat(availabilities.of(installations.get(new InstallationId("capri-acc"))))
                .as("what the policy says there")
                .isEmpty();
        var since = TODAY.plusDays(9);
        var process = start(Optional.of(since));
        assertThat(shown("planShown")).contains("5x8 becomes 24x7", InWords.day(since), "690.00", "C. Klant, by mail");
        answer("approve");
        assertThat(now()).as("before its day").hasValue("5x8");
        dayComes();
        WAYS.end(process, "EndEvent_AvailabilityChanged");
        assertThat(now()).hasValue("24x7");
        assertThat(fees())
                .containsExactlyInAnyOrder(
                        "hosting-5x8 until " + since.minusDays(1), "hosting-24x7 from " + since + " 690.00");
        availabilities.change(numberOf(process));
        assertThat(fees()).as("done again").hasSize(2);
        assertThatThrownBy(() -> availabilities.requirePossible(request("24x7"), "mark"))
                .hasMessageContaining("agreed already");
        availabilities.requirePossible(request("5x8"), "mark");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "refused, EndEvent_AvailabilityKept",
        "withdrawn, EndEvent_ChangeTakenBack",
        "gone, EndEvent_AvailabilityKept"
    })
    @DisplayName("refused, withdrawn, or of a production that goes, stays as it was, and may be asked for again")
    void kept(String how, String end) {
        var process = start(Optional.empty());
        if (how.equals("refused")) answer("refuse");
        if (how.equals("withdrawn")) engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        if (how.equals("gone")) {
            answer("approve");
            installations.markRemoved(PRODUCTION);
            dayComes();
        }
        WAYS.end(process, end);
        assertThat(fees()).containsExactly("hosting-5x8");
        if (how.equals("gone")) return;
        assertThat(now()).hasValue("5x8");
        availabilities.requirePossible(request("24x7"), "mark");
    }

    @Test
    @DisplayName("at another price than was accepted and approved, both are asked again")
    void approvalVoid() {
        start(Optional.empty());
        answer("approve");
        dayAndNight = "790";
        dayComes();
        WAYS.waitFor("Task_AcceptAvailability");
        WAYS.answer(
                "Task_AcceptAvailability",
                "mark",
                "managers",
                Map.of("customersAnswer", "accept", "customersWord", "C. Klant, by mail again"));
        WAYS.waitFor("Task_ApproveAvailability");
        assertThat(shown("planShown")).contains("790.00", "by mail again");
        assertThat(now()).hasValue("5x8");
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "7x7, 0, AVAILABILITY_UNKNOWN",
        "5x8, 0, AVAILABILITY_SAME",
        "24x7, -1, DATE_PAST",
        "'', 0, FIELD_REQUIRED"
    })
    @DisplayName("is refused with the rule that it breaks")
    void wrong(String availability, int days, String rule) {
        assertThatThrownBy(() -> availabilities.requirePossible(
                        new AvailabilityRequest(
                                PRODUCTION, availability, Optional.of(TODAY.plusDays(days)), "C. Klant"),
                        "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    @Test
    @DisplayName("is agreed by managers, one change at a time")
    void whoAndHowMany() {
        assertThatThrownBy(() -> availabilities.requirePossible(request("24x7"), "hanna"))
                .isInstanceOf(Forbidden.class);
        start(Optional.empty());
        assertThatThrownBy(() -> availabilities.requirePossible(request("24x7"), "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("BUSY"));
    }

    private static String start(Optional<LocalDate> since) {
        var begun = new ArrayList<String>();
        var request = new AvailabilityRequest(PRODUCTION, "24x7", since, "C. Klant, by mail");
        engine.as(
                "mark",
                new String[] {"managers"},
                () -> begun.add(
                        engine.get(EngineDoor.class).start("change-availability", "capri", request.asVariables())));
        engine.runJobs();
        WAYS.waitFor("Task_ApproveAvailability");
        return begun.get(0);
    }

    private static void answer(String word) {
        var answers = new HashMap<String, Object>(Map.of("availabilityApproval", word));
        if (word.equals("approve")) answers.put("plan", shown("plan"));
        WAYS.answer("Task_ApproveAvailability", "hanna", "hosting", answers);
    }

    private static void dayComes() {
        engine.management()
                .executeJob(engine.management()
                        .createJobQuery()
                        .activityId("Event_FromDay")
                        .singleResult()
                        .getId());
        engine.runJobs();
    }

    private static String shown(String variable) {
        var task = engine.tasks().createTaskQuery().singleResult();
        return engine.forms().getTaskFormVariables(task.getId()).get(variable).toString();
    }

    private Optional<String> now() {
        return availabilities.of(installations.get(PRODUCTION));
    }

    private long numberOf(String process) {
        return availabilities.of(process).orElseThrow().number();
    }

    private List<String> fees() {
        return engine.get(Fees.class).of(CAPRI).stream()
                .map(AvailabilitiesTest::words)
                .toList();
    }

    private static String words(Fee fee) {
        var from = fee.kind().equals("hosting-24x7")
                ? " from " + fee.since() + " " + fee.amount().plain()
                : "";
        return fee.kind() + from + fee.until().map(day -> " until " + day).orElse("");
    }

    private Installation requested(String environment) throws Exception {
        return installations.request(new InstallationRequest(
                CAPRI,
                new EnvironmentName(environment),
                Optional.empty(),
                Optional.of(new CustomerName("Zorg BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "dora",
                environment));
    }

    private static AvailabilityRequest request(String availability) {
        return new AvailabilityRequest(PRODUCTION, availability, Optional.empty(), "C. Klant, by mail");
    }
}
