package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;

import java.util.List;
import java.util.Map;
import org.gaas.FleetWithAuthority;
import org.gaas.TestFleet;
import org.gaas.cli.DeskShell;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.DemoUsers;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Production and acceptance, withdrawn on real servers")
class WithdrawnProductionTest extends FleetWithAuthority {
    private final TestFleet fleet;
    private final TrialDesk desk;
    private final ProductionDesk productions;
    private final int port;
    private final JdbcClient database;

    WithdrawnProductionTest(TestFleet fleet, @LocalServerPort int port, @Autowired JdbcClient database) {
        this.database = database;
        this.fleet = fleet;
        this.port = port;
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(ACCEPTANCE) + "/" + installation + "/", "--http1.1"),
                port);
        this.productions = new ProductionDesk(desk, PRODUCTION, ACCEPTANCE);
    }

    @Test
    @DisplayName("withdrawn when both halves stand, leaves nothing but the hours, and can be asked for again")
    void withdrawn() {
        trial("ischia");
        var before = project();
        var process = productions.ask(List.of("daan"), "ischia", "ischia.example.test");
        var link = linkTo("c.klant@example.org", "Offerte " + quote(process) + " ");
        productions.accept(process);
        approve(process);
        productions.agree(process);
        productions.task(process, "Sign off acceptance");
        var told = new DeskShell(port, "daan", DemoUsers.PASSWORD).run("access", "password", ACCEPTANCE);
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(reachedByDaan()).contains("ischia");
        assertThat(remains(process)).isNotEmpty();
        assertThat(project()).isNotEqualTo(before);

        withdraw(process);
        for (var server : List.of(PRODUCTION, ACCEPTANCE))
            assertThat(
                            fleet.asRoot(
                                    server,
                                    "ls -d /srv/gaas/*ischia* /etc/nginx/gaas/*/*ischia* /etc/gaas/tls/*ischia* /etc/cron.d/*ischia*"
                                            + " 2>/dev/null; getent passwd | grep ischia; mariadb -BNe 'show databases' | grep ischia; true"))
                    .isEmpty();
        assertThat(reachedByDaan()).doesNotContain("ischia");
        assertThat(desk.installation("ischia").path("state").asText()).isEqualTo("removed");
        assertThat(desk.installation("ischia-acc").path("state").asText()).isEqualTo("removed");
        assertThat(remains(process)).isEmpty();
        assertThat(project()).as("its contact and its ceiling").isEqualTo(before);
        assertThat(desk.as("fien").get("/api/costs").body()).doesNotContain("ischia");
        assertThat(desk.as("fien").get("/api/hours").body()).contains("the hours of ischia");
        assertThat(desk.as("dora").get(link).statusCode()).isEqualTo(410);
        askedAgain();
    }

    /** Its names are free; a link to a quote that was open when it was withdrawn opens nothing. */
    private void askedAgain() {
        var again = productions.ask(List.of(), "ischia", "ischia.example.test");
        var link = linkTo("c.klant@example.org", "Offerte " + quote(again) + " ");
        assertThat(desk.as("dora").get(link).statusCode()).isEqualTo(200);
        withdraw(again);
        assertThat(desk.as("dora").get(link).statusCode()).isEqualTo(410);
        assertThat(remains(again)).isEmpty();
    }

    private void withdraw(String process) {
        assertThat(desk.as("dora")
                        .post("/api/productions/ischia/withdrawal", "{}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production undone");
    }

    private void approve(String process) {
        var task = productions.task(process, "Approve and place");
        var answer = desk.complete(
                "hanna",
                task,
                "placement",
                "approve",
                "productionServer",
                PRODUCTION,
                "acceptanceServer",
                ACCEPTANCE,
                "plan",
                desk.shown("hanna", task, "plan"),
                "hours",
                "0:30",
                "activity",
                "onboarding",
                "note",
                "the hours of ischia");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }

    /** What was so before anybody asked: who answers for the customer, and up to which price nobody is asked. */
    private List<Map<String, Object>> project() {
        return database.sql("select ceiling, ceiling_currency, contact.mail from project"
                        + " left join contact on contact.customer = project.customer where project.name = 'ischia'")
                .query()
                .listOfRows();
    }

    private List<String> remains(String process) {
        return new Remains(database, "ischia", order(process, "number")).all();
    }

    private long quote(String process) {
        productions.task(process, "Accept quote");
        return order(process, "quote");
    }

    private long order(String process, String column) {
        return database.sql("select " + column + " from production_order where process = ?")
                .param(process)
                .query(Long.class)
                .single();
    }

    /** Other customers' acceptance may be among it. */
    private String reachedByDaan() {
        return fleet.asRoot(ACCEPTANCE, "mariadb -BNe \"select db from mysql.db where user = 'd-daan'\"");
    }

    private void trial(String project) {
        var repository = PhpSample.GEMS2.git(fleet.repositories().resolve(project + ".git"));
        desk.installed(project, PhpSample.GEMS2, "2.0.0", repository);
    }
}
