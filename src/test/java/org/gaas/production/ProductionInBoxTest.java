package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.gaas.BoxDeskTest;
import org.gaas.access.Agreements;
import org.gaas.access.GivenAgreements;
import org.gaas.billing.Fees;
import org.gaas.box.Box;
import org.gaas.box.BoxHosts;
import org.gaas.box.DemoUsers;
import org.gaas.databases.Restores;
import org.gaas.engine.EngineDoor;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.TrialDesk;
import org.gaas.remote.Command;
import org.gaas.remote.RemoteFailure;
import org.gaas.sites.Outside;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BoxDeskTest
@DisplayName("A production in the box")
class ProductionInBoxTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Box box;
    private final TrialDesk desk;
    private final ProductionDesk productions;
    private final Outside outside;
    private final Agreements agreements;

    ProductionInBoxTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired Outside outside,
            @Autowired Agreements agreements,
            @LocalServerPort int port) {
        this.agreements = agreements;
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
        this.productions = new ProductionDesk(desk, "prod1", "acc1");
        this.outside = outside;
    }

    @Test
    @DisplayName("goes on with its trial's set-up data, not with its patients, is closed, and then open under its name")
    void fromTrialToVisitors() {
        trial("amalfi");
        sql("insert into amalfi_test_gems.survey values (2, 'Søn''s; INSERT'), (3, 'three');"
                + "create table amalfi_test_gems.notes (id int); insert into amalfi_test_gems.notes values (1)");
        var process = productions.ask(List.of("daan"), "amalfi", "amalfi.gaas.localhost");
        productions.accept(process);
        var approval = productions.task(process, "Approve and place");
        assertThat(desk.shown("hanna", approval, "setUpText"))
                .contains("2 tables with 6 rows of amalfi-test (schema_level, survey)")
                .contains("Empty go on 2 tables of patients", "the descriptor says nothing about them, notes.");
        assertThat(desk.shown("hanna", approval, "planShown")).contains("set-up data of amalfi-test (2 tables)");
        assertThat(desk.process(process).path("expected").path("at").asText()).isNotEmpty();
        productions.approve(process);
        agreedOn(process);

        productions.task(process, "Sign off acceptance");
        for (var half : new String[] {"amalfi_gems", "amalfi_acc_gems"}) {
            assertThat(sql("select group_concat(name order by id) from " + half + ".survey"))
                    .as(half)
                    .isEqualTo("How are you?,Søn's; INSERT,three");
            assertThat(sql("select group_concat(name) from " + half + ".patient"))
                    .as("what each new installation begins with, and nobody of the trial")
                    .isEqualTo("Test Person");
            assertThat(sql("select count(*) from " + half + ".notes")).isEqualTo("0");
        }
        for (var server : new String[] {"trial1", "acc1", "prod1"})
            assertThat(box.server(server)
                            .root()
                            .resolve("srv/gaas/.extracts")
                            .toFile()
                            .list())
                    .as(server)
                    .isEmpty();
        assertThat(seen("amalfi.gaas.localhost")).startsWith("503").contains("not open yet");
        productions.answer("daan", process, "Sign off acceptance", "signOff", "accept");
        productions.task(process, "Hand over production");
        assertThat(seen("amalfi.gaas.localhost")).startsWith("200").contains("amalfi_gems");
        productions.answer("dora", process, "Hand over production");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production handed over");
    }

    @Test
    @DisplayName("begins empty when the trial went while it was dumped and somebody decides so; nothing is left of it")
    void trialGone(@Autowired JdbcClient tables) throws Exception {
        trial("atrani");
        var process = productions.ask(List.of("daan"), "atrani", "atrani.gaas.localhost");
        productions.accept(process);
        productions.task(process, "Approve and place");
        var dump = slowDump(tables, "atrani");
        productions.approve(process);
        await().atMost(PATIENCE)
                .until(() ->
                        dump.resolve("atrani_test_gems.sql.gz.new").toFile().exists());
        var removal = desk.as("dora").post("/api/installations/atrani-test/removal", "{}");
        assertThat(removal.statusCode()).as(removal.body()).isEqualTo(202);
        desk.settled(TrialDesk.read(removal.body()).path("process").asText());
        failing(dump);
        var decision = productions.task(process, "Decide set-up data");
        assertThat(desk.shown("dora", decision, "refusal")).contains("atrani-test can't go on: it is gone");
        productions.answer("dora", process, "Decide set-up data", "setUpDecision", "without");
        withoutThem(process);
        productions.task(process, "Sign off acceptance");
        assertThat(dump).as("of the trial that is gone").doesNotExist();
        assertThat(sql("select count(*) from atrani_gems.survey")).isEqualTo("1");
        assertThat(desk.as("daan").get("/api/installations/atrani-acc").body()).contains("INSTALLATION_UNKNOWN");
        productions.answer("dora", process, "Sign off acceptance", "signOff", "withdraw");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production refused");
    }

    @Test
    @DisplayName("that is withdrawn while set-up data is carried to it gets none any more, and leaves nothing")
    void withdrawnMeanwhile(
            @Autowired Restores restores,
            @Autowired Installations installations,
            @Autowired JdbcClient tables,
            @Autowired EngineDoor door,
            @Autowired ProcessEngine engine) {
        trial("cetara");
        agreed("daan", "cetara");
        var process = productions.ask(List.of("daan"), "cetara", "www.cetara.example.org");
        productions.accept(process);
        productions.approve(process);
        productions.agree(process);
        var copies = tables.sql("select count(*) from production_setup_copy where production_order in"
                + " (select number from production_order where project = 'cetara')");
        await().atMost(PATIENCE).until(() -> copies.query(Long.class).single() == 2);
        desk.settled(process);
        var late = askedFor(door, engine);
        restores.comes(installations.get(new InstallationId("cetara-acc")), late);

        assertThat(desk.as("dora")
                        .post("/api/productions/cetara/withdrawal", "{}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production undone");
        assertThatThrownBy(() -> BoxHosts.host(box, "acc1").begin(late, Command.of("true")))
                .as("a desk that was slow to bring its dump there, though it had noted it")
                .isInstanceOfSatisfying(
                        RemoteFailure.class, none -> assertThat(none.reason()).isEqualTo("CALLED_OFF"));
        assertThat(sql("show databases like 'cetara%'").lines()).containsExactly("cetara_test_gems");
        for (var server : new String[] {"trial1", "acc1", "prod1"})
            assertThat(box.server(server)
                            .root()
                            .resolve("srv/gaas/.extracts")
                            .toFile()
                            .list())
                    .as(server)
                    .isEmpty();
        assertThat(agreements("cetara"))
                .as("what was there before stays, what was agreed for it ends")
                .satisfiesExactly(
                        before -> assertThat(before.path("ended").isTextual()).isFalse(),
                        made -> assertThat(made.path("why").asText()).isEqualTo("production of cetara was withdrawn"));
    }

    @Test
    @DisplayName("that is open and was never handed over is ended by two, and then nothing is paid for it but hours")
    void endedBeforeHandOver(@Autowired Fees fees) {
        var praiano = new ProjectName("praiano");
        trial("praiano");
        var process = productions.ask(List.of(), "praiano", "praiano.gaas.localhost");
        productions.accept(process);
        productions.approve(process);
        productions.answer("dora", process, "Sign off acceptance", "signOff", "accept");
        productions.task(process, "Hand over production");
        assertThat(fees.of(praiano)).isNotEmpty();
        assertThat(desk.as("dora")
                        .post("/api/productions/praiano/withdrawal", "{}")
                        .body())
                .contains("gaas offboard");

        var end = TrialDesk.read(desk.as("hanna")
                        .post("/api/productions/praiano/offboarding", "{\"reason\": \"C. Klant, by mail\"}")
                        .body())
                .path("process")
                .asText();
        productions.answer("hugo", end, "Approve offboarding", "removalApproval", "approve");
        productions.answer("mark", end, "Confirm offboarding", "removalConfirmation", "approve");
        productions.answer("hanna", end, "Hand over data", "dataHanding", "notWanted", "receipt", "C. Klant, by mail");
        assertThat(desk.settled(end).path("outcome").asText()).isEqualTo("Production ended");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production ended");
        assertThat(fees.of(praiano)).isEmpty();
        assertThat(desk.as("fien").get("/api/costs").body()).doesNotContain("praiano");
        assertThat(sql("show databases like 'praiano%'").lines()).containsExactly("praiano_test_gems");
    }

    /** The manager signs what the quote said; who is named sees acceptance from then on. */
    private void agreedOn(String process) {
        var task = productions.task(process, "Agree on developers · amalfi · daan");
        for (var person : List.of("dora", "daan", "hanna"))
            assertThat(desk.as(person)
                            .post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"" + person + "\"}")
                            .statusCode())
                    .as(person)
                    .isIn(403, 404);
        assertThat(desk.shown("mona", task, "planShown"))
                .contains("daan", ", accepted by C. Klant, by mail")
                .containsPattern("Until:\\** [A-Z][a-z]+day \\d+ [A-Z][a-z]+ 20\\d\\d");
        assertThat(desk.as("daan").get("/api/installations/amalfi-acc").body()).contains("INSTALLATION_UNKNOWN");
        assertThat(desk.process(process).findValuesAsText("label"))
                .contains("Agree on developers", "Let developers in");
        productions.agree(process);
        productions.task(process, "Sign off acceptance");
        assertThat(desk.as("daan").get("/api/installations/amalfi-acc").statusCode())
                .isEqualTo(200);
        assertThat(agreements("amalfi")).singleElement().satisfies(made -> {
            assertThat(made.path("by").asText()).isEqualTo("mona");
            assertThat(made.path("consent").asText()).contains("quote ", "accepted by C. Klant, by mail");
        });
    }

    private void withoutThem(String process) {
        var task = productions.task(process, "Agree on developers · atrani · daan");
        var plan = desk.shown("mona", task, "plan");
        var silent = desk.complete("mona", task, "developersAnswer", "without", "noTime", "true", "plan", plan);
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("developersReason");
        productions.answer(
                "mona", process, "Agree on developers", "developersAnswer", "without", "developersReason", "on leave");
    }

    private List<JsonNode> agreements(String project) {
        return StreamSupport.stream(
                        TrialDesk.read(desk.as("mark").get("/api/agreements").body())
                                .spliterator(),
                        false)
                .filter(one -> one.path("project").asText().equals(project))
                .toList();
    }

    /** Where the trial's set-up data is dumped to: as slow as somebody makes it who reads there how it ended. */
    private Path slowDump(JdbcClient tables, String project) {
        var order = tables.sql("select number from production_order where project = ?")
                .param(project)
                .query(Long.class)
                .single();
        BoxHosts.host(box, "trial1")
                .run(Command.of(
                        "sh",
                        "-c",
                        "umask 077; mkdir -p \"$1\" && mkfifo \"$1/code\"",
                        "sh",
                        extract(order).toString()))
                .expect("a slow dump");
        return extract(order);
    }

    private Path extract(long order) {
        return box.server("trial1").root().resolve("srv/gaas/.extracts/" + order);
    }

    /** It comes to its end, and not well. */
    private void failing(Path dump) {
        BoxHosts.host(box, "trial1")
                .run(Command.of("sh", "-c", "cat \"$1/code\"; echo 1 >\"$1/code\"", "sh", dump.toString()))
                .expect("the end of a dump");
    }

    /** A long step that nobody serves. */
    private static String askedFor(EngineDoor door, ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waiting.bpmn",
                        Bpmn.createExecutableProcess("waiting")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("Task_Wait")
                                .camundaExternalTask("nobody")
                                .endEvent()
                                .done())
                .deploy();
        door.start("waiting", "cetara", Map.of());
        return engine.getExternalTaskService()
                .createExternalTaskQuery()
                .topicName("nobody")
                .singleResult()
                .getId();
    }

    /** Who did not ask for it sees it by an agreement. */
    private void agreed(String developer, String project) {
        GivenAgreements.at(new ProjectName(project), developer, 30, agreements);
    }

    private void trial(String project) {
        desk.settled(desk.install(project, "1.2.0"));
    }

    private String seen(String host) {
        var answer = outside.get(java.net.URI.create("https://" + host + ":" + box.frontPort() + "/"));
        return answer.status() + " " + answer.body();
    }

    private String sql(String statements) {
        return BoxHosts.host(box, "trial1")
                .run(Command.of("mariadb", "--batch", "--skip-column-names", "--default-character-set=utf8mb4")
                        .reading(statements))
                .expect("an answer")
                .out()
                .strip();
    }
}
