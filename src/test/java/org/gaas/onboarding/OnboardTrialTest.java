package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.path;
import static org.gaas.onboarding.TrialDesk.read;
import static org.gaas.onboarding.TrialDesk.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.engine.EngineDoor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("Onboarding a trial, in the box")
class OnboardTrialTest {
    private final Box box;
    private final TrialDesk desk;
    private final EngineDoor door;
    private final Dates dates;

    OnboardTrialTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.box = box;
        this.door = door;
        this.dates = new Dates(door, management);
        this.desk = new TrialDesk(box, users, port);
    }

    @Test
    @DisplayName("ends in a site that answers with its own database, a task, and the hours on record")
    void handedOver() {
        var process = desk.install("friesland", "1.1.0");
        var waiting = desk.settled(process);
        assertThat(waiting.path("state").asText()).as(waiting.toPrettyString()).isEqualTo("waiting");
        assertThat(path(waiting))
                .isEqualTo("Validate request > Place installation > Fetch release > Read descriptor > Prepare home"
                        + " > Ship release > Create databases > Write settings > Switch release"
                        + " > Upgrade application > Load data > Publish site > Check health");
        assertThat(waiting.path("url").asText()).isEqualTo("https://localhost:" + box.frontPort() + "/friesland-test/");
        assertThat(desk.page("friesland-test"))
                .startsWith("200")
                .contains("friesland_test_gems")
                .contains("1.1.0");

        var done =
                desk.complete("daan", task(waiting), "confirmation", "done", "hours", "0:20", "activity", "onboarding");
        assertThat(done.statusCode()).as(done.body()).isIn(200, 204);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial handed over");
        assertThat(desk.installation("friesland-test").path("state").asText()).isEqualTo("installed");
        assertThat(desk.as("fien").get("/api/hours?month=" + month()).body())
                .contains("\"minutes\":20", "\"person\":\"daan\"", "\"installation\":\"friesland-test\"")
                .contains("\"customer\":\"friesland\"", "\"billable\":false");
    }

    @Test
    @DisplayName("leaves nothing on any server when its developer removes it")
    void removed() throws Exception {
        var process = desk.install("gone", "1.1.0");
        var waiting = desk.settled(process);
        var answer = desk.complete("dora", task(waiting), "confirmation", "remove", "noTime", "true");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial removed");
        assertThat(traces("gone-test")).isEmpty();
        assertThat(desk.page("gone-test")).startsWith("404");
        assertThat(desk.installation("gone-test").path("state").asText()).isEqualTo("removed");
        assertThat(desk.settled(desk.install("gone", "1.0.0")).path("state").asText())
                .as("the name is free again")
                .isEqualTo("waiting");
    }

    @Test
    @DisplayName("is refused with the names that were perhaps meant, when there is no such tag")
    void unknownTag() {
        var refused = desk.settled(desk.install("typo", "1.1"));
        assertThat(refused.path("outcome").asText()).isEqualTo("Trial refused");
        assertThat(refused.toString()).contains("1.1.0");
        assertThat(desk.installation("typo-test").path("state").asText()).isEqualTo("removed");
    }

    @Test
    @DisplayName("asks its developer to mend what does not answer as described, and hands nothing over before")
    void unhealthy() {
        var process = desk.install("ill", "1.3.0-broken");
        var ill = desk.settled(process);
        assertThat(ill.path("tasks").get(0).path("name").asText()).startsWith("Mend installation");
        assertThat(desk.installation("ill-test").path("state").asText()).isEqualTo("requested");

        desk.complete("dora", task(ill), "setUpMending", "again", "hours", "0:05", "activity", "onboarding");
        var still = desk.settled(process);
        assertThat(still.path("tasks").get(0).path("name").asText()).startsWith("Mend installation");

        desk.complete("dora", task(still), "setUpMending", "giveUp", "noTime", "true");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial removed");
    }

    @Test
    @DisplayName("keeps the release that its developer brought while it waited to be mended")
    void mendedByRelease() {
        var process = desk.install("cured", "1.3.0-broken");
        var ill = desk.settled(process);
        assertThat(desk.shown("dora", task(ill), "url")).endsWith("/cured-test/");
        assertThat(desk.deployed("cured", "1.2.0").path("outcome").asText()).isEqualTo("Release deployed");

        desk.complete("dora", task(ill), "setUpMending", "again", "noTime", "true");
        var well = desk.settledWithout(process, task(ill));
        assertThat(well.path("tasks").get(0).path("name").asText()).startsWith("Confirm trial");
        assertThat(desk.page("cured-test")).startsWith("200").contains("1.2.0");
    }

    @Test
    @DisplayName("is refused with a list of tags when none is named")
    void noTag() {
        var answer = desk.ask("project", "tagless", "kind", "test", "repository", box.sampleUrl());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer.body()).path("code").asText()).isEqualTo("TAG_REQUIRED");
        assertThat(read(answer.body()).path("suggestions"))
                .extracting(JsonNode::asText)
                .containsSubsequence("1.2.0", "1.2.0-rc1", "1.1.0", "1.0.0");
    }

    @Test
    @DisplayName("is refused at the door when the name is taken")
    void nameTaken() {
        desk.settled(desk.install("taken", "1.0.0"));
        var answer = desk.ask("project", "taken", "kind", "test", "template", "sample");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer.body()).path("code").asText()).isEqualTo("NAME_EXISTS");
        assertThat(read(answer.body()).path("field").asText()).isEqualTo("project");
    }

    @Test
    @DisplayName("takes no answer that is not one of the form's, and stays as it was")
    void wrongAnswer() {
        var process = desk.install("firm", "1.0.0");
        var waiting = desk.settled(process);
        var answer = desk.complete("dora", task(waiting), "confirmation", "yes", "noTime", "true");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("done, remove");
        assertThat(desk.process(process).path("tasks")).hasSize(1);
    }

    @Test
    @DisplayName("lets a developer bring another release, and goes back by itself when that does not answer")
    void deployed() {
        desk.settled(desk.install("moving", "1.0.0"));
        assertThat(deploy("1.2.0").path("outcome").asText()).isEqualTo("Release deployed");
        assertThat(desk.page("moving-test")).contains("1.2.0");
        assertThat(deploy("1.3.0-broken").path("outcome").asText()).isEqualTo("Switched back");
        assertThat(desk.page("moving-test")).startsWith("200").contains("1.2.0");
        assertThat(desk.installation("moving-test").path("tag").asText()).isEqualTo("1.2.0");
    }

    @Test
    @DisplayName("asks the owner in time, and removes what nobody extends on its last day")
    void expired() {
        var process = desk.install("brief", "1.0.0");
        desk.complete("dora", task(desk.settled(process)), "confirmation", "done", "noTime", "true");
        desk.settled(process);
        var watch = desk.latest("brief-test", "Expire trial");
        assertThat(desk.settled(watch).path("state").asText()).isEqualTo("waiting");
        dates.come(watch);
        var asked = desk.settled(watch);
        assertThat(asked.path("tasks").get(0).path("name").asText()).startsWith("Extend trial · brief-test until 20");
        dates.come(watch);
        assertThat(desk.settled(watch).path("outcome").asText()).isEqualTo("Trial removed");
        var gone = desk.installation("brief-test");
        assertThat(gone.path("state").asText()).isEqualTo("removed");
        assertThat(gone.path("removal").path("proof")).as("what was seen").isNotEmpty();
        assertThat(gone.path("removal").path("archive").path("pieces")).isNotEmpty();
    }

    @Test
    @DisplayName("stays longer when its owner names a later day, and nothing else counts as an extension")
    void extended() {
        var process = desk.install("longer", "1.0.0");
        desk.complete("dora", task(desk.settled(process)), "confirmation", "done", "noTime", "true");
        desk.settled(process);
        var watch = desk.latest("longer-test", "Expire trial");
        desk.settled(watch);
        dates.come(watch);
        var asked = task(desk.settled(watch));
        var lastDay =
                LocalDate.parse(desk.installation("longer-test").path("expires").asText());

        for (var answer : List.of(
                desk.complete("dora", asked, "extension", "extend", "noTime", "true"),
                desk.complete("dora", asked, "extension", "extend", "expiry", lastDay.toString(), "noTime", "true"))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("EXPIRY_NOT_LATER", "expiry", "a day after " + lastDay);
        }
        var later = lastDay.plusDays(3).toString();
        assertThat(desk.complete("dora", asked, "extension", "extend", "expiry", later, "noTime", "true")
                        .statusCode())
                .isEqualTo(204);
        assertThat(desk.settled(watch).path("tasks"))
                .as("nobody is asked again at once")
                .isEmpty();
        assertThat(desk.installation("longer-test").path("expires").asText()).isEqualTo(later);
        dates.come(watch);
        assertThat(desk.as("dora")
                        .get("/engine-rest/task/" + task(desk.settled(watch))
                                + "/form-variables?variableNames=expiry,lastDay")
                        .body())
                .contains(
                        later,
                        LocalDate.now(TrialDesk.ZONE).plusDays(60).toString().substring(0, 4));
    }

    @Test
    @DisplayName("is undone from any step: nothing is left, and the expiry is not watched any more")
    void undone() throws Exception {
        var process = desk.install("regret", "1.0.0");
        desk.settled(process);
        door.tell(process, "UndoRequested", new HashMap<>());
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial undone");
        assertThat(traces("regret-test")).isEmpty();
        assertThat(desk.installation("regret-test").path("state").asText()).isEqualTo("removed");
    }

    @Test
    @DisplayName("can be looked at and mended later: what was changed by hand is told, and made as it was")
    void converged() throws Exception {
        desk.settled(desk.install("drift", "1.0.0"));
        assertThat(converge("drift-test", true)).allMatch("NONE"::equals);

        var page = Path.of(box.server("trial1").root() + "/etc/gaas/front/drift-test.conf");
        Files.writeString(page, "# changed by hand");
        assertThat(converge("drift-test", true)).contains("WOULD_APPLY");
        assertThat(Files.readString(page)).contains("by hand");
        assertThat(converge("drift-test", false)).contains("APPLIED").doesNotContain("FAILED");
        assertThat(converge("drift-test", true)).allMatch("NONE"::equals);
        assertThat(desk.page("drift-test")).startsWith("200");
    }

    private List<String> converge(String installation, boolean check) {
        var answer = desk.as("hanna").post("/api/installations/" + installation + "/converge?check=" + check, "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer.body()).path("changes").findValuesAsText("outcome");
    }

    private JsonNode deploy(String tag) {
        var answer = desk.as("daan").post("/api/installations/moving-test/deployments", TrialDesk.json("ref", tag));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return desk.settled(read(answer.body()).path("process").asText());
    }

    /** Files with the installation's name; archives, and the numbers that keep late scripts out, stay on purpose. */
    private Stream<Path> traces(String installation) throws Exception {
        var name = installation.replace('-', '_');
        var traces = Stream.<Path>empty();
        for (var server : box.servers())
            traces = Stream.concat(
                    traces,
                    Files.walk(server.root())
                            .filter(path -> !path.toString().contains("/var/lib/gaas/locks/"))
                            .filter(path -> !path.toString().contains("/srv/gaas/.archives/"))
                            .filter(path -> path.getFileName().toString().contains(installation)
                                    || path.getFileName().toString().contains(name)));
        var databases = box.home().database();
        return Stream.concat(traces, Files.walk(databases).filter(path -> path.getFileName()
                .toString()
                .contains(name)));
    }

    private static String month() {
        return java.time.YearMonth.now(TrialDesk.ZONE).toString();
    }
}
