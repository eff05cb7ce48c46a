package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.billing.Fees;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
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
import org.gaas.installations.Schemas;
import org.gaas.life.Offboarding.State;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.production.ProductionOrders;
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

@DisplayName("The end of a production")
class OffboardingsTest {
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);
    private final Offboardings offboardings = engine.get(Offboardings.class);
    private final Installations installations = engine.get(Installations.class);
    private final JdbcClient database = engine.get(JdbcClient.class);

    private static TestEngine engine() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of("measureProduction", "sealHandOver", "publishSite", "discardArchive"))
            beans.put(step, (Step) execution -> {});
        for (var step : List.of("archiveFiles", "dumpDatabases", "endPacking")) beans.put(step, new Packing(step));
        var engine = TestEngine.with(
                Map.of("gaas.zone", "Europe/Amsterdam", "gaas.retries", "PT0.01S"),
                beans,
                Beans.class,
                LifeVars.class,
                Offboardings.class,
                OffboardingRows.class,
                NamesChangeRows.class,
                NamesChanges.class,
                OffboardingPlan.class,
                OffboardingPlan.Gates.class,
                ProductionOrders.class,
                People.class);
        engine.deploy(
                "/processes/life/offboard-production.bpmn",
                "/forms/life/request-offboarding.form",
                "/forms/life/accept-offboarding.form",
                "/forms/life/approve-offboarding.form",
                "/forms/life/confirm-offboarding.form",
                "/forms/life/hand-over-data.form");
        engine.serveLongSteps();
        return engine;
    }

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
                    InstallationId.INSTALLATION, Installation.NUMBER, OnboardingVars.REFUSAL, OnboardingVars.REQUESTER);
        }

        @Bean
        Step validateOffboarding(Offboardings offboardings) {
            return execution -> {
                var taken = offboardings.accept(
                        OffboardingRequest.from(execution.getVariables()),
                        OnboardingVars.REQUESTER.in(execution),
                        execution.getProcessInstanceId());
                LifeVars.OFFBOARDING.set(execution, taken.number());
                LifeVars.CLOSES_AT.set(execution, offboardings.closesAt(taken));
                LifeVars.CUSTOMER_HEARD.set(execution, offboardings.isHeard(taken));
            };
        }

        @Bean
        Step takeProductionOffline(Offboardings offboardings, OffboardingPlan plan) {
            return execution -> plan.require(offboardings.numbered(LifeVars.OFFBOARDING.in(execution)));
        }

        @Bean
        Step keepProduction(Offboardings offboardings) {
            return execution -> offboardings.keep(LifeVars.OFFBOARDING.in(execution));
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

    @BeforeAll
    static void people() {
        for (var person : Map.of(
                        "hanna", Role.HOSTING, "hugo", Role.HOSTING, "mark", Role.MANAGERS, "dora", Role.DEVELOPERS)
                .entrySet()) {
            var identities = engine.identity();
            var group = person.getValue().group();
            if (identities.createGroupQuery().groupId(group).count() == 0)
                identities.saveGroup(identities.newGroup(group));
            identities.saveUser(identities.newUser(person.getKey()));
            identities.createMembership(person.getKey(), group);
        }
    }

    @BeforeEach
    void opened() throws Exception {
        engine.clear();
        for (var table : List.of(
                "life_names_host",
                "life_names_change",
                "life_offboarding",
                "billing_fee",
                "production_order",
                "site_name",
                "installation",
                "project",
                "customer")) database.sql("delete from " + table).update();
        var production = requested("production");
        requested("acceptance");
        requested("test");
        engine.get(OwnNames.class).give(production, List.of("capri.example.org"));
        database.sql(
                        "insert into production_order (process, project, production, acceptance, way, availability, developers,"
                                + " contact_name, contact_mail, requester, requested, opened) values ('p0', 'capri', ?, ?, 'ACME',"
                                + " '5x8', 'daan', 'C. Klant', 'c@example.org', 'dora', current_timestamp, current_timestamp)")
                .params(production.number(), number("capri-acc"))
                .update();
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "capri-test, NOT_A_PRODUCTION, gaas remove",
        "capri-acc, NOT_A_PRODUCTION, name capri",
        "ischia, INSTALLATION_UNKNOWN, ischia"
    })
    @DisplayName("is for productions, and says what else to do")
    void notThis(String installation, String rule, String words) {
        assertThatThrownBy(() -> offboardings.requirePossible(request(installation), "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule))
                .hasMessageContaining(words);
    }

    @Test
    @DisplayName("is no way for one that was never opened: that is withdrawn")
    void neverOpened() {
        database.sql("update production_order set opened = null").update();
        assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "hanna"))
                .hasMessageContaining("gaas withdraw capri");
    }

    @ParameterizedTest
    @CsvSource({"Task_MendOpening, still being opened", "Task_HandOverProduction, "})
    @DisplayName("is possible as soon as visitors are let in, also before somebody handed it over; then nobody has to")
    void notHandedOver(String task, String trouble) throws Exception {
        Ways.deploy(engine);
        var onboarding = engine.get(EngineDoor.class).through(() -> engine.runtime()
                .createProcessInstanceByKey("onboard-production")
                .setVariable("installation", "capri")
                .setVariable("tag", "1.0.0")
                .startBeforeActivity(task)
                .execute()
                .getId());
        database.sql("update production_order set process = ?")
                .param(onboarding)
                .update();
        if (trouble != null) {
            assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "hanna"))
                    .hasMessageContaining(trouble);
            return;
        }
        var offboarding = offboardings.accept(request("capri"), "hanna", "p1");
        assertThat(engine.get(EngineDoor.class).runs(onboarding)).isTrue();
        offboardings.settle(offboarding);
        assertThat(engine.get(EngineDoor.class).runs(onboarding)).isFalse();
        offboardings.settle(offboarding);
    }

    @Test
    @DisplayName("is asked for by hosting, from a day that is not over, and with days that make sense")
    void badInput() {
        assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "dora"))
                .isInstanceOf(Forbidden.class);
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(2);
        var late = new OffboardingRequest(
                new InstallationId("capri"), "C. Klant", Optional.of(yesterday), Optional.empty());
        assertThatThrownBy(() -> offboardings.requirePossible(late, "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("DATE_PAST"));
        for (var days : List.of(-1, 3651))
            assertThatThrownBy(() -> new OffboardingRequest(
                            new InstallationId("capri"), "C. Klant", Optional.empty(), Optional.of(days)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("DAYS_INVALID"));
    }

    @Test
    @DisplayName("is one at a time; the same process asks as often as it likes; kept, it may be ended another day")
    void oneAtATime() throws Exception {
        var first = offboardings.accept(request("capri"), "hanna", "p1");
        assertThat(first.keepDays()).as("the policy's").isEqualTo(30);
        assertThat(offboardings.accept(request("capri"), "hanna", "p1")).isEqualTo(first);
        assertThatThrownBy(() -> offboardings.accept(request("capri"), "hugo", "p2"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("OFFBOARDING_RUNNING");
        assertThatThrownBy(() -> database.sql("insert into life_offboarding (process, production, acceptance,"
                                + " production_order, held, reason, closing, keep_days, requester, requested, state)"
                                + " select 'p3', production, acceptance, production_order, held, reason, closing,"
                                + " keep_days, requester, requested, state from life_offboarding")
                        .update())
                .as("at the same instant, the database refuses")
                .isInstanceOf(RuntimeException.class);
        offboardings.keep(first.number());
        assertThat(offboardings.numbered(first.number()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(offboardings.accept(request("capri"), "hugo", "p2").number()).isGreaterThan(first.number());
    }

    @Test
    @DisplayName(
            "and a change of its names keep each other out; names of others are refused, and people who may not ask")
    void names() throws Exception {
        var changes = engine.get(NamesChanges.class);
        var other = installations.request(new InstallationRequest(
                new ProjectName("ischia"),
                new EnvironmentName("production"),
                Optional.empty(),
                Optional.of(new CustomerName("Ander BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "dora",
                "other"));
        engine.get(OwnNames.class).give(other, List.of("ischia.example.org"));
        assertThatThrownBy(() -> changes.requirePossible(adding("ischia.example.org"), "dora"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("HOST_TAKEN"));
        assertThatThrownBy(() -> changes.requirePossible(adding("www.example.org"), "mark"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> changes.accept(adding("ischia.example.org"), "dora", "n0"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("HOST_TAKEN");

        var change = changes.accept(adding("www.example.org"), "dora", "n1");
        assertThat(changes.accept(adding("www.example.org"), "dora", "n1")).isEqualTo(change);
        assertThat(change.before().words()).containsExactly("capri.example.org");
        assertThat(change.wanted().words()).containsExactly("capri.example.org", "www.example.org");
        assertThatThrownBy(() -> changes.accept(adding("w.example.org"), "dora", "n2"))
                .hasMessageContaining("BUSY");
        assertThatThrownBy(() -> offboardings.requirePossible(request("capri"), "hanna"))
                .hasMessageContaining("names of capri are being changed");
        changes.end(change.number());
        offboardings.accept(request("capri"), "hanna", "p1");
        assertThatThrownBy(() -> changes.requirePossible(adding("www.example.org"), "dora"))
                .hasMessageContaining("something else is being done with capri");
    }

    private static NamesRequest adding(String name) {
        return NamesRequest.written(new InstallationId("capri"), name, "", "", "C. Klant");
    }

    @Test
    @DisplayName("shows both who decide what goes; what changes meanwhile is approved again by both")
    void approvedByBoth() {
        engine.as("hanna", new String[] {"hosting"}, () -> engine.get(EngineDoor.class)
                .start("offboard-production", "capri", request("capri").asVariables()));
        engine.runJobs();
        WAYS.waitFor("Task_ApproveOffboarding");
        assertThat(shown("planShown"))
                .contains("capri", "capri-acc", "capri_gems, capri_acc_gems", "capri.example.org", "for 30 days")
                .contains("C. Klant, by letter");
        approve("Task_ApproveOffboarding", "hugo", "hosting", "removalApproval");
        WAYS.waitFor("Task_ConfirmOffboarding");
        engine.get(OwnNames.class)
                .give(installations.get(new InstallationId("capri")), List.of("capri.example.org", "www.example.org"));
        approve("Task_ConfirmOffboarding", "mark", "managers", "removalConfirmation");
        dayComes();
        WAYS.waitFor("Task_ApproveOffboarding");
        assertThat(shown("planShown")).contains("www.example.org");
        approve("Task_ApproveOffboarding", "hugo", "hosting", "removalApproval");
        WAYS.waitFor("Task_ConfirmOffboarding");
        approve("Task_ConfirmOffboarding", "mark", "managers", "removalConfirmation");
        dayComes();
        WAYS.waitFor("Task_HandOverData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ApproveOffboarding", "Task_ConfirmOffboarding"})
    @DisplayName("needs the signatures of both when its day comes")
    void bothSignatures(String signed) {
        engine.as("hanna", new String[] {"hosting"}, () -> engine.get(EngineDoor.class)
                .start("offboard-production", "capri", request("capri").asVariables()));
        engine.runJobs();
        approve("Task_ApproveOffboarding", "hugo", "hosting", "removalApproval");
        WAYS.waitFor("Task_ConfirmOffboarding");
        approve("Task_ConfirmOffboarding", "mark", "managers", "removalConfirmation");
        assertThat(database.sql("delete from engine_approval where definition = ?")
                        .param(signed)
                        .update())
                .isPositive();
        dayComes();
        WAYS.waitFor("Task_ApproveOffboarding");
    }

    private static void dayComes() {
        engine.management()
                .executeJob(engine.management()
                        .createJobQuery()
                        .activityId("Event_ClosingDay")
                        .timers()
                        .singleResult()
                        .getId());
        engine.runJobs();
    }

    private static String shown(String variable) {
        var task = engine.tasks().createTaskQuery().singleResult();
        return engine.forms().getTaskFormVariables(task.getId()).get(variable).toString();
    }

    private static void approve(String task, String person, String role, String field) {
        WAYS.answer(task, person, role, Map.of(field, "approve", "plan", shown("plan")));
    }

    private Installation requested(String environment) throws Exception {
        return installations.request(new InstallationRequest(
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

    private long number(String id) {
        return installations.get(new InstallationId(id)).number();
    }

    private static OffboardingRequest request(String installation) {
        return new OffboardingRequest(
                new InstallationId(installation), "C. Klant, by letter", Optional.empty(), Optional.empty());
    }
}
