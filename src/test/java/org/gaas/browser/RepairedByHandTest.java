package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.cli.DeskShell;
import org.gaas.engine.EngineDoor;
import org.gaas.hostile.SmallDisk;
import org.gaas.onboarding.Dates;
import org.gaas.onboarding.TrialDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The transcript of a trial that breaks on a full disk and is repaired by a person in Tasklist. */
@BoxDeskTest
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("In a browser")
class RepairedByHandTest {
    private static final Path FOLDER = Path.of("target", "hostile");
    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");

    private final Box box;
    private final DemoUsers users;
    private final Dates dates;
    private final TrialDesk desk;
    private final int port;

    RepairedByHandTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.box = box;
        this.dates = new Dates(door, management);
        this.users = users;
        this.desk = new TrialDesk(box, users, port);
        this.port = port;
    }

    @Test
    @EnabledIf(
            value = "org.gaas.hostile.SmallDisk#isPossible",
            disabledReason = "Only root can put a small file system in the place of a folder")
    @DisplayName("hosting sees why a trial from Subversion stopped, makes room, says so, and the trial completes")
    void repaired() throws IOException {
        var disk = box.server("trial1").root().resolve("srv/gaas");
        try (var small = SmallDisk.over(disk, "size=32k");
                var told = new Transcript(FOLDER.resolve("transcript.md"), "A trial from Subversion, on a full disk")) {
            var process = asked(told);
            try (var hanna = new Chromium(port).signIn("hanna", users.password("hanna"))) {
                reads(hanna, told);
                small.grow();
                told.say("hugo", "makes room on trial1: `mount -o remount,size=64m /srv/gaas`");
                decides(hanna, told);
            }
            var waiting = desk.settledAfterRepair(process);
            assertThat(waiting.path("state").asText())
                    .as(waiting.toPrettyString())
                    .isEqualTo("waiting");
            told.say("the desk", "has gone on:");
            told.show(steps(waiting));
            confirms(told);
            looksBack(process, told);
            remove();
        }
    }

    private String asked(Transcript told) {
        told.say("dora", "asks for a trial:");
        var answer = desk.ask(
                "project",
                "zaanstad",
                "kind",
                "test",
                "repository",
                box.subversionUrl(),
                "tag",
                "release-1.1.0",
                "customer",
                "Gemeente Zaanstad");
        told.show("POST /api/installations " + answer.statusCode() + "\n" + answer.body());
        var process = TrialDesk.read(answer.body()).path("process").asText();
        var stopped = desk.settled(process);
        assertThat(stopped.path("state").asText()).isEqualTo("repair");
        told.say("the desk", "stops, and asks hosting:");
        told.show(steps(stopped));
        return process;
    }

    private void reads(Chromium hanna, Transcript told) throws IOException {
        hanna.open("/camunda/app/tasklist/");
        hanna.click(By.partialLinkText("Repair step · Ship release · trial1"));
        hanna.click(By.cssSelector("button.claim"));
        hanna.see(By.cssSelector("button.unclaim"));
        var form = hanna.see(By.className("fjs-form")).getText();
        assertThat(form)
                .contains("Ship release · trial1", "No space left on device", "Free space", "zaanstad-test", "Retry");
        told.say("hanna", "opens the task in Tasklist, claims it, and reads:");
        told.show(form);
        picture(hanna, told, "1-asked.png");
    }

    private void decides(Chromium hanna, Transcript told) throws IOException {
        hanna.type(field("Hours"), "0:15");
        told.say("hanna", "chooses \"Retry: it is mended\", notes 0:15, and completes the task:");
        picture(hanna, told, "2-answered.png");
        hanna.click(COMPLETE);
        hanna.gone(By.partialLinkText("Repair step · Ship release"));
    }

    private void confirms(Transcript told) throws IOException {
        try (var dora = new Chromium(port).signIn("dora", users.password("dora"))) {
            dora.open("/camunda/app/tasklist/");
            dora.click(By.partialLinkText("Confirm trial · zaanstad-test"));
            dora.click(By.cssSelector("button.claim"));
            dora.see(By.cssSelector("button.unclaim"));
            dora.see(By.className("fjs-form"));
            told.say(
                    "dora",
                    "looks at the site (" + desk.page("zaanstad-test").substring(0, 3)
                            + "), and hands the trial over:");
            dora.type(field("Hours"), "0:10");
            picture(dora, told, "3-confirmed.png");
            dora.click(COMPLETE);
            dora.gone(By.partialLinkText("zaanstad-test"));
        }
    }

    private void looksBack(String process, Transcript told) {
        var done = desk.settled(process);
        assertThat(done.path("outcome").asText()).isEqualTo("Trial handed over");
        assertThat(desk.page("zaanstad-test")).startsWith("200").contains("zaanstad_test_gems");
        told.say("the desk", "has handed over the trial:");
        told.show(steps(done) + "\noutcome: " + done.path("outcome").asText());
        told.say("dora", "`gaas show zaanstad-test`");
        told.show(shell("dora").run("show", "zaanstad-test").out());
        told.say("aya", "`gaas audit show zaanstad-test`");
        told.show(shell("aya").run("audit", "show", "zaanstad-test").out());
        told.say("fien", "`gaas hours`, of this installation");
        var hours = desk.as("fien").get("/api/hours.csv", "text/csv").body();
        var ours = hours.lines()
                .filter(line -> line.startsWith("date,") || line.contains("zaanstad"))
                .toList();
        assertThat(String.join("\n", ours)).contains(",15,hanna,", ",10,dora,");
        told.show(String.join("\n", ours));
    }

    /** Before the small disk goes, with all that is on it: lets the trial's last days come. */
    private void remove() {
        var watch = desk.latest("zaanstad-test", "Expire trial");
        desk.settled(watch);
        dates.come(watch);
        desk.settled(watch);
        dates.come(watch);
        assertThat(desk.settled(watch).path("outcome").asText()).isEqualTo("Trial removed");
    }

    private DeskShell shell(String user) {
        return new DeskShell(port, user, users.password(user));
    }

    private static String steps(JsonNode process) {
        var lines = new StringBuilder();
        for (var step : process.path("steps"))
            if (!step.path("state").asText().equals("pending"))
                lines.append("%-22s %s%s%n"
                        .formatted(
                                step.path("label").asText(),
                                step.path("state").asText(),
                                step.hasNonNull("message")
                                        ? ": " + step.path("message").asText()
                                        : ""));
        return lines.toString();
    }

    private static void picture(Chromium window, Transcript told, String name) throws IOException {
        window.picture(FOLDER.resolve(name));
        told.picture(FOLDER.resolve(name));
    }

    private static By field(String label) {
        return By.xpath("//label[starts-with(normalize-space(), '" + label + "')]/..//input");
    }
}
