package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.FleetWithAuthority;
import org.gaas.TestFleet;
import org.gaas.engine.EngineDoor;
import org.gaas.onboarding.Dates;
import org.gaas.onboarding.TrialDesk;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("Production and acceptance, from a trial to visitors, on real servers")
class OnboardProductionOnFleetTest extends FleetWithAuthority {
    private final TestFleet fleet;
    private final Dates dates;
    private final TrialDesk desk;

    OnboardProductionOnFleetTest(
            TestFleet fleet,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.fleet = fleet;
        this.dates = new Dates(door, management);
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(ACCEPTANCE) + "/" + installation + "/", "--http1.1"),
                port);
    }

    @Test
    @DisplayName("is quoted, approved, set up in conjunction, closed until acceptance is signed off, and handed over")
    void handedOver() {
        trial("capri");
        authority().leads("www.capri.example.test", "192.0.2.1");
        var process = ask("capri", "capri.example.test", "www.capri.example.test");

        answer("mark", process, "Accept quote", "quoteAnswer", "accept", "quoteBy", "C. Klant, by telephone");
        approve(process);
        await().atMost(TrialDesk.PATIENCE)
                .until(() -> labels(desk.process(process), "done").contains("Look up names"));
        authority().leads("www.capri.example.test", fleet.address(PRODUCTION));
        dates.come(process);

        task(process, "Sign off acceptance");
        assertThat(outside("https://www.capri.example.test/"))
                .as("closed, with its own certificate already")
                .startsWith("HTTP/1.1 503")
                .contains("not open yet");
        assertThat(desk.page("capri-acc")).startsWith("HTTP/1.1 200").contains("capri_acc_gems");
        assertThat(desk.installation("capri").path("state").asText()).isEqualTo("requested");

        answer("daan", process, "Sign off acceptance", "signOff", "accept");
        task(process, "Hand over production");
        for (var host : List.of("capri.example.test", "www.capri.example.test"))
            assertThat(outside("https://" + host + "/"))
                    .startsWith("HTTP/1.1 200")
                    .contains("<form", "capri_gems");
        assertThat(desk.installation("capri").path("state").asText()).isEqualTo("installed");
        answer("daan", process, "Hand over production");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production handed over");
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

    private static List<String> labels(JsonNode process, String state) {
        return StreamSupport.stream(process.path("steps").spliterator(), false)
                .filter(step -> step.path("state").asText().equals(state))
                .map(step -> step.path("label").asText())
                .toList();
    }

    private String outside(String url) {
        var words = new ArrayList<String>(
                List.of("--http1.1", "--cacert", files().resolve("roots.pem").toString()));
        for (var host : HOSTS) words.addAll(List.of("--resolve", host + ":443:" + fleet.address(PRODUCTION)));
        return fleet.get(url, words.toArray(String[]::new));
    }
}
