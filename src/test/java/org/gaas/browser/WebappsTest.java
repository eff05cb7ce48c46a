package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import org.gaas.BoxDeskTest;
import org.gaas.box.DemoUsers;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("In a browser")
class WebappsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final By BANNER = By.className("ce-eol-banner");

    private final DemoUsers users;
    private final int port;

    WebappsTest(@Autowired DemoUsers users, @LocalServerPort int port) {
        this.users = users;
        this.port = port;
    }

    @Test
    @DisplayName("a developer finds the trial in Tasklist, claims it, and completes it with hours")
    void tasklist() throws IOException {
        var commit = waitingTrial("zeeland").path("commit").asText();
        try (var chromium = new Chromium(port).signIn("dora", users.password("dora"))) {
            chromium.open("/camunda/app/tasklist/");
            chromium.click(By.partialLinkText("Confirm trial · zeeland-test"));
            chromium.click(By.cssSelector("button.claim"));
            chromium.see(By.cssSelector("button.unclaim"));
            assertThat(chromium.see(By.className("fjs-form")).getText())
                    .contains("zeeland-test is set up", "/zeeland-test/", "1.1.0", commit, "as described");
            assertThat(chromium.valueOf(field("Hours"))).isEqualTo("0:05");
            assertThat(chromium.shows(BANNER)).isFalse();

            chromium.type(field("Hours"), "0:25");
            chromium.click(By.xpath("//button[normalize-space()='Complete']"));
            chromium.gone(By.partialLinkText("zeeland-test"));
        }
        assertThat(read(as("dora").get("/api/hours?month=" + YearMonth.now(TrialDesk.ZONE))))
                .filteredOn(entry -> entry.path("installation").asText().equals("zeeland-test"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("minutes").asInt()).isEqualTo(25);
                    assertThat(entry.path("person").asText()).isEqualTo("dora");
                });
    }

    @Test
    @DisplayName(
            "a developer starts trials and deployments from Tasklist, and sees there what was wrong; others start none")
    void start() throws IOException {
        try (var chromium = new Chromium(port).signIn("dora", users.password("dora"))) {
            chromium.open("/camunda/app/tasklist/");
            chromium.click(By.partialLinkText("Start process"));
            chromium.see(By.linkText("Deploy release"));
            chromium.click(By.linkText("Onboard trial"));
            chromium.type(field("Project"), "Gelre");
            chromium.type(field("Template"), "sample");
            chromium.click(By.xpath("//button[normalize-space()='Start']"));
            assertThat(chromium.see(By.className("alert-danger")).getText()).contains("project: holds upper case");

            chromium.type(field("Project"), "gelre");
            chromium.click(By.xpath("//button[normalize-space()='Start']"));
            chromium.gone(By.className("modal-dialog"));
        }
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() ->
                        assertThat(process("gelre").path("state").asText()).isEqualTo("waiting"));
        try (var chromium = new Chromium(port).signIn("hanna", users.password("hanna"))) {
            chromium.open("/camunda/app/tasklist/");
            chromium.click(By.partialLinkText("Start process"));
            chromium.see(By.linkText("Add server"));
            assertThat(chromium.see(By.className("modal-body")).getText())
                    .doesNotContain("Onboard trial", "Deploy release");
        }
    }

    @Test
    @DisplayName("a manager sees in Cockpit where a trial stands on its diagram, and changes nothing")
    void cockpit() throws IOException {
        waitingTrial("drenthe");
        var process = process("drenthe").path("id").asText();
        try (var chromium = new Chromium(port).signIn("mark", users.password("mark"))) {
            chromium.open("/camunda/app/cockpit/default/#/process-instance/" + process + "/runtime");
            chromium.see(By.cssSelector("svg[data-element-id=onboard-trial] [data-element-id=Task_ConfirmTrial]"));
            var here = chromium.see(By.cssSelector("[data-container-id=Task_ConfirmTrial] .instance-count"));
            assertThat(here.getText()).isEqualTo("1");
            assertThat(chromium.see(By.className("ctn-sidebar")).getText()).contains("drenthe-test", "Onboard trial");

            assertThat(chromium.shows(By.className("btn-suspend-action"))).isFalse();
            assertThat(chromium.shows(BANNER)).isFalse();
            assertThat(chromium.run(SUSPEND, process))
                    .asString()
                    .startsWith("403")
                    .contains("AuthorizationException");
        }
        assertThat(process("drenthe").path("state").asText()).isEqualTo("waiting");
    }

    /** What Cockpit's own button would send. */
    private static final String SUSPEND = """
            const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1];
            const answer = await fetch('/camunda/api/engine/engine/default/process-instance/' + arguments[0] + '/suspended', {
              method: 'PUT',
              headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token},
              body: '{"suspended": true}'
            });
            return answer.status + ' ' + await answer.text();
            """;

    private static By field(String label) {
        return By.xpath("//label[starts-with(normalize-space(), '" + label + "')]/..//input");
    }

    /** A trial that is there, whose process waits for a developer. */
    private JsonNode waitingTrial(String project) throws IOException {
        var asked = as("dora")
                .post(
                        "/api/installations",
                        "{\"project\":\"%s\",\"kind\":\"test\",\"template\":\"sample\",\"tag\":\"1.1.0\"}"
                                .formatted(project));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() ->
                        assertThat(process(project).path("state").asText()).isEqualTo("waiting"));
        return read(as("dora").get("/api/installations/" + project + "-test"));
    }

    private JsonNode process(String project) throws IOException {
        return read(as("dora").get("/api/processes?businessKey=" + project + "-test"))
                .path(0);
    }

    private RestClient as(String user) {
        return RestClient.with(user, users.password(user), port);
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
