package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.onboarding.TrialDesk.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.gaas.FleetWithAuthority;
import org.gaas.TestFleet;
import org.gaas.onboarding.TrialDesk;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("Production and acceptance, withdrawn on real servers")
class WithdrawnProductionTest extends FleetWithAuthority {
    private final TestFleet fleet;
    private final TrialDesk desk;

    WithdrawnProductionTest(TestFleet fleet, @LocalServerPort int port) {
        this.fleet = fleet;
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(ACCEPTANCE) + "/" + installation + "/", "--http1.1"),
                port);
    }

    @Test
    @DisplayName("withdrawn when both halves stand, leaves nothing")
    void withdrawn() {
        trial("ischia");
        var process = ask("ischia", "ischia.example.test");
        answer("mark", process, "Accept quote", "quoteAnswer", "accept", "quoteBy", "C. Klant, by mail");
        approve(process);
        task(process, "Sign off acceptance");

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
        assertThat(desk.installation("ischia").path("state").asText()).isEqualTo("removed");
        assertThat(desk.installation("ischia-acc").path("state").asText()).isEqualTo("removed");
    }

    private void trial(String project) {
        var repository = PhpSample.GEMS2.git(fleet.repositories().resolve(project + ".git"));
        desk.installed(project, PhpSample.GEMS2, "2.0.0", repository);
    }

    /** A request by dora; the rest follows from the trial. */
    private String ask(String project, String... hosts) {
        var answer = desk.as("dora")
                .post(
                        "/api/productions",
                        "{\"project\": \"" + project + "\", \"customer\": \"Care of " + project + "\", \"hosts\": [\""
                                + String.join("\", \"", hosts)
                                + "\"], \"contact\": \"C. Klant <c.klant@example.org>\", \"developers\": [\"daan\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("process").asText();
    }

    private void approve(String process) {
        answer(
                "hanna",
                process,
                "Approve and place",
                "placement",
                "approve",
                "productionServer",
                PRODUCTION,
                "acceptanceServer",
                ACCEPTANCE);
    }

    private void answer(String user, String process, String task, String... answers) {
        var id = task(process, task);
        var all = new ArrayList<>(List.of(answers));
        all.addAll(List.of("noTime", "true"));
        if (task.equals("Approve and place")) all.addAll(List.of("plan", desk.shown(user, id, "plan")));
        var answer = desk.complete(user, id, all.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }

    /** The id of an open task of a process, once it is there. */
    private String task(String process, String name) {
        return await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> {
                            var view = desk.process(process);
                            assertThat(view.path("state").asText())
                                    .as(view.toPrettyString())
                                    .isNotEqualTo("repair");
                            return StreamSupport.stream(view.path("tasks").spliterator(), false)
                                    .filter(task -> task.path("name").asText().startsWith(name))
                                    .map(task -> task.path("id").asText())
                                    .findFirst()
                                    .orElse("");
                        },
                        id -> !id.isEmpty());
    }
}
