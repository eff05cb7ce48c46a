package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.onboarding.TrialDesk;
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
class MarkupTest {
    private static final String MARKUP = "<img src=x onerror=alert(1)>{{constructor.constructor('alert(2)')()}}";
    private static final String HOW_MANY = "return document.querySelectorAll('img[src=\"x\"]').length;";

    private static final By WRITTEN = By.xpath("//*[contains(text(), 'onerror=alert(1)')]");

    private final TrialDesk desk;
    private final DemoUsers users;
    private final int port;

    MarkupTest(@Autowired Box box, @Autowired DemoUsers users, @LocalServerPort int port) {
        this.desk = new TrialDesk(box, users, port);
        this.users = users;
        this.port = port;
    }

    @Test
    @DisplayName("a comment and a customer with markup are shown as they were written, and nothing of it runs (M37)")
    void escaped() throws IOException {
        var asked =
                desk.ask("project", "markup", "kind", "test", "template", "sample", "tag", "1.0.0", "customer", MARKUP);
        var process = TrialDesk.read(asked.body()).path("process").asText();
        var task = TrialDesk.task(desk.settled(process));
        var comment = desk.as("dora")
                .post("/engine-rest/task/" + task + "/comment/create", TrialDesk.json("message", MARKUP));
        assertThat(comment.statusCode()).as(comment.body()).isEqualTo(200);
        try (var tasklist = new Chromium(port).signIn("dora", users.password("dora"))) {
            tasklist.open("/camunda/app/tasklist/");
            tasklist.click(By.partialLinkText("Confirm trial · markup-test"));
            tasklist.see(By.className("fjs-form"));
            assertThat(tasklist.run(HOW_MANY)).isEqualTo(0L);
            tasklist.click(By.linkText("History"));
            // an alert would stop all that follows
            assertThat(tasklist.see(WRITTEN).getText()).isEqualTo(MARKUP);
            assertThat(tasklist.run(HOW_MANY)).isEqualTo(0L);
        }
        try (var cockpit = new Chromium(port).signIn("mark", users.password("mark"))) {
            cockpit.open("/camunda/app/cockpit/default/#/process-instance/" + process + "/runtime");
            assertThat(cockpit.see(WRITTEN).getText()).contains(MARKUP);
            assertThat(cockpit.run(HOW_MANY)).isEqualTo(0L);
        }
        desk.complete("dora", task, "confirmation", "remove", "noTime", "true");
        assertThat(desk.settledWithout(process, task).path("outcome").asText()).isEqualTo("Trial removed");
    }
}
