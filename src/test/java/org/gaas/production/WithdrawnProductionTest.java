package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;

import java.util.List;
import org.gaas.FleetWithAuthority;
import org.gaas.TestFleet;
import org.gaas.cli.DeskShell;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.DemoUsers;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("Production and acceptance, withdrawn on real servers")
class WithdrawnProductionTest extends FleetWithAuthority {
    private final TestFleet fleet;
    private final TrialDesk desk;
    private final ProductionDesk productions;
    private final int port;

    WithdrawnProductionTest(TestFleet fleet, @LocalServerPort int port) {
        this.fleet = fleet;
        this.port = port;
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(ACCEPTANCE) + "/" + installation + "/", "--http1.1"),
                port);
        this.productions = new ProductionDesk(desk, PRODUCTION, ACCEPTANCE);
    }

    @Test
    @DisplayName("withdrawn when both halves stand, leaves nothing")
    void withdrawn() {
        trial("ischia");
        var process = productions.ask(List.of("daan"), "ischia", "ischia.example.test");
        productions.accept(process);
        productions.approve(process);
        productions.agree(process);
        productions.task(process, "Sign off acceptance");
        var told = new DeskShell(port, "daan", DemoUsers.PASSWORD).run("access", "password", ACCEPTANCE);
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(reachedByDaan()).contains("ischia");

        assertThat(desk.as("dora")
                        .post("/api/productions/ischia/withdrawal", "{}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production undone");
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
