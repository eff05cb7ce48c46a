package org.gaas.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.gaas.adoption.Adoption.State;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Failure;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.production.ProductionOrders;
import org.gaas.sites.ClosedSites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("An adoption")
class AdoptionsTest {
    private static final TestEngine engine = engine();
    private static String onboarding;
    private final Adoptions adoptions = engine.get(Adoptions.class);
    private final Installations installations = engine.get(Installations.class);
    private final ClosedSites closed = engine.get(ClosedSites.class);
    private final JdbcClient database = engine.get(JdbcClient.class);

    private static TestEngine engine() {
        var engine = TestEngine.with(
                Map.of("gaas.zone", "Europe/Amsterdam"),
                Map.of(),
                InstallationBeans.class,
                AdoptionVars.class,
                Adoptions.class,
                AdoptionRows.class,
                ProductionOrders.class,
                ClosedSites.class,
                People.class);
        engine.repository()
                .createDeployment()
                .addModelInstance(
                        "set-up-installation.bpmn",
                        Bpmn.createExecutableProcess("set-up-installation")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .endEvent()
                                .done())
                .addModelInstance(
                        "onboarding.bpmn",
                        Bpmn.createExecutableProcess("onboarding")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .callActivity("Call")
                                .calledElement("set-up-installation")
                                .camundaInBusinessKey("#{execution.processBusinessKey}")
                                .userTask("Wait")
                                .endEvent()
                                .done())
                .deploy();
        return engine;
    }

    @BeforeAll
    static void people() {
        for (var person : Map.of("hanna", Role.HOSTING, "mark", Role.MANAGERS, "dora", Role.DEVELOPERS)
                .entrySet()) {
            var identities = engine.identity();
            var group = person.getValue().group();
            if (identities.createGroupQuery().groupId(group).count() == 0)
                identities.saveGroup(identities.newGroup(group));
            identities.saveUser(identities.newUser(person.getKey()));
            identities.createMembership(person.getKey(), group);
        }
        onboarding = engine.get(EngineDoor.class).start("onboarding", "capri", Map.of());
    }

    @BeforeEach
    void dark() throws Exception {
        for (var table : List.of(
                "adoption_table",
                "adoption_round",
                "adoption",
                "production_order",
                "site_closed",
                "installation",
                "project",
                "customer")) database.sql("delete from " + table).update();
        var production = requested("production");
        requested("acceptance");
        closed.close(production);
        database.sql("insert into production_order (process, project, production, acceptance, way, availability,"
                        + " developers, contact_name, contact_mail, requester, requested) values (?, 'capri', ?, ?,"
                        + " 'ACME', '5x8', 'daan', 'C. Klant', 'c@example.org', 'dora', current_timestamp)")
                .params(
                        onboarding,
                        production.number(),
                        installations.get(new InstallationId("capri-acc")).number())
                .update();
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("is for a production that is set up and closed, and asked for by developers and hosting")
    void possible() {
        assertThatCode(() -> adoptions.requirePossible(request("capri"), "dora"))
                .doesNotThrowAnyException();
        assertThatCode(() -> adoptions.requirePossible(request("capri"), "hanna"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> adoptions.requirePossible(request("capri"), "mark"))
                .isInstanceOf(Forbidden.class);
        refused("capri-acc", "NOT_A_PRODUCTION");
        refused("ischia", "INSTALLATION_UNKNOWN");
        assertThatThrownBy(() -> new AdoptionRequest(new InstallationId("capri"), " ", ""))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new AdoptionRequest(new InstallationId("capri"), "x", "y".repeat(2001)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @DisplayName("is no way into what visitors could have written to, though it was closed again")
    void wasOpen() throws Exception {
        var adoption = adoptions.accept(request("capri"), "dora", "p1");
        assertThat(adoptions.dark(adoption).id()).isEqualTo(new InstallationId("capri"));
        database.sql("update production_order set let_in = current_timestamp").update();
        assertThatThrownBy(() -> adoptions.dark(adoption))
                .isInstanceOf(AdoptionWithdrawn.class)
                .hasMessageContaining("WAS_OPEN");
        adoptions.end(adoption.number());
        refused("capri", "WAS_OPEN");
    }

    @Test
    @DisplayName("waits for the set-up, and is not for what is taken away")
    void notYet() {
        database.sql("update production_order set process = 'another'").update();
        refused("capri", "NOT_SET_UP");
        database.sql("update production_order set process = ?")
                .param(onboarding)
                .update();
        closed.open(installations.get(new InstallationId("capri")));
        refused("capri", "NOT_SET_UP");
        database.sql("update production_order set ended = current_timestamp").update();
        refused("capri", "BEING_REMOVED");
    }

    @Test
    @DisplayName("is one at a time; the same process asks as often as it likes; and holds the production closed")
    void oneAtATime() throws Exception {
        var production = installations.get(new InstallationId("capri"));
        assertThatCode(() -> adoptions.require(production)).doesNotThrowAnyException();
        var first = adoptions.accept(request("capri"), "dora", "p1");
        assertThat(adoptions.accept(request("capri"), "dora", "p1")).isEqualTo(first);
        assertThatThrownBy(() -> adoptions.accept(request("capri"), "hanna", "p2"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("ADOPTION_RUNNING");
        assertThatThrownBy(() -> adoptions.require(production))
                .isInstanceOfSatisfying(
                        Failure.class, held -> assertThat(held.reason()).isEqualTo("ADOPTION_RUNNING"));
        assertThatThrownBy(() -> adoptions.requireNone(onboarding)).isInstanceOf(InvalidInput.class);
        adoptions.end(first.number());
        assertThat(adoptions.numbered(first.number()).state()).isEqualTo(State.WITHDRAWN);
        assertThatCode(() -> adoptions.require(production)).doesNotThrowAnyException();
        var second = adoptions.accept(request("capri"), "hanna", "p2");
        adoptions.adopted(second.number());
        adoptions.end(second.number());
        assertThat(adoptions.lastOf(production).orElseThrow().state()).isEqualTo(State.ADOPTED);
    }

    @Test
    @DisplayName("knows where room was made for it, though the step that made it died before it was committed")
    void knowsItsPlace() throws Exception {
        var adoption = adoptions.accept(request("capri"), "dora", "p1");
        var step = new TransactionTemplate(engine.get(PlatformTransactionManager.class));
        step.executeWithoutResult(status -> {
            engine.get(AdoptionRows.class).place(adoption.number(), new ServerName("prod1"));
            status.setRollbackOnly();
        });
        assertThat(adoptions.numbered(adoption.number()).server()).contains(new ServerName("prod1"));
    }

    @Test
    @DisplayName("notes what it begins before that is begun, and notes nothing more once it is being taken back")
    void begins() throws Exception {
        var adoption = adoptions.accept(request("capri"), "dora", "p1");
        adoptions.begins(adoption, "check");
        adoptions.changes(adoption, "load");
        assertThat(adoptions.numbered(adoption.number()).touched()).isTrue();
        engine.get(AdoptionRows.class).withdrawing(adoption.number());
        assertThatThrownBy(() -> adoptions.begins(adoption, "late")).isInstanceOf(AdoptionWithdrawn.class);
        assertThatThrownBy(() -> adoptions.changes(adoption, "late")).isInstanceOf(AdoptionWithdrawn.class);
        assertThat(adoptions.numbered(adoption.number()).begun()).contains("load");
        adoptions.end(adoption.number());
        assertThat(adoptions.numbered(adoption.number()).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    @DisplayName("takes only well-formed words of the old site")
    void facts() throws Exception {
        var databases = java.util.Set.of("gems", "ls");
        assertThat(ExportFacts.made("gaas\nmade 2026-11-22T19:00:00Z\n")).isEqualTo("2026-11-22T19:00:00Z");
        for (var text : List.of("", "made yesterday", "Made 2026-11-22T19:00:00Z"))
            assertThatThrownBy(() -> ExportFacts.made(text)).hasMessageContaining("EXPORT_INVALID");
        assertThat(ExportFacts.tables("gems\ta b\t3\t-\nls\ta b\t0\t99\n", databases))
                .hasSize(2);
        for (var line : List.of(
                "",
                "gems\ta\t3",
                "gems\t\t3\t-",
                "gems\ta\t-3\t-",
                "gems\ta\t9999999999999999999\t-",
                "gems\ta\t3\tx",
                "mysql\tuser\t3\t-",
                "gems\t" + "a".repeat(65) + "\t3\t-",
                "gems\ta\u001b\t3\t-",
                "gems\ta\t3\t-\ngems\ta\t3\t-"))
            assertThatThrownBy(() -> ExportFacts.tables(line, databases))
                    .as(line)
                    .isInstanceOf(ExportRefused.class)
                    .hasMessageContaining("EXPORT_INVALID");
    }

    private void refused(String production, String rule) {
        assertThatThrownBy(() -> adoptions.requirePossible(request(production), "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    private static AdoptionRequest request(String production) {
        return new AdoptionRequest(new InstallationId(production), "Oude Host BV", "");
    }

    private Installation requested(String environment) throws Exception {
        return installations.request(new InstallationRequest(
                new ProjectName("capri"),
                new EnvironmentName(environment),
                Optional.empty(),
                Optional.of(new CustomerName("Capri BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "dora",
                "p0 " + environment));
    }
}
