package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.people.DemoUsers;
import org.gaas.people.RestClient;
import org.gaas.people.factor.Codes;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("In a browser")
class SecondFactorTest {
    private static final Path PICTURES = Path.of("target", "second-factor");
    private static final By CODE = By.id("code");
    private static final By SEND = By.cssSelector("form button:not(.second)");
    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");

    private final int port;
    private final ProcessEngine engine;

    SecondFactorTest(@LocalServerPort int port, @Autowired ProcessEngine engine) {
        this.port = port;
        this.engine = engine;
    }

    @Test
    @DisplayName(
            "Tasklist tells that a code is missing; it is shown in a tab beside, and then the form is sent as it was")
    void decided() throws IOException {
        try (var opinion = SecondOpinion.askedBy("hanna", engine);
                var hugo = new Chromium(port).signIn("hugo", DemoUsers.PASSWORD)) {
            openTask(hugo);
            hugo.click(By.cssSelector("button.claim"));
            hugo.see(By.cssSelector("button.unclaim"));
            hugo.type(By.xpath("//label[contains(., 'Hours')]/following::input[1]"), "0:15");
            hugo.click(COMPLETE);
            hugo.see(By.xpath("//*[contains(text(), 'show a code of your second factor first')]"));
            hugo.see(By.linkText("/second-factor"));
            hugo.picture(PICTURES.resolve("asked.png"));

            hugo.click(By.linkText("/second-factor"));
            hugo.inNewTab();
            hugo.see(CODE);
            hugo.picture(PICTURES.resolve("ready.png"));
            hugo.type(CODE, Codes.unused(DemoUsers.secret("hugo")));
            hugo.click(SEND);
            hugo.see(By.xpath("//*[contains(text(), 'For ten minutes you can decide')]"));
            hugo.picture(PICTURES.resolve("shown.png"));

            hugo.closeTab();
            hugo.click(COMPLETE);
            hugo.gone(By.partialLinkText("Decide"));
            assertThat(opinion.isOpen(opinion.look())).isTrue();
        }
    }

    @Test
    @DisplayName("a phone is enrolled by its picture or its secret, and recovery codes are shown once")
    void enrolled() throws IOException {
        try (var lena = new Chromium(port).signIn("lena", DemoUsers.PASSWORD)) {
            lena.open("/second-factor");
            lena.picture(PICTURES.resolve("none.png"));
            lena.click(SEND);
            lena.see(By.cssSelector("svg.qr"));
            lena.picture(PICTURES.resolve("offered.png"));
            var secret = lena.see(By.cssSelector(".secret")).getText().replace(" ", "");
            lena.type(CODE, Codes.of(Base32.decode(secret), Instant.now()));
            lena.click(SEND);
            assertThat(lena.see(By.cssSelector(".codes")).getText().lines()).hasSize(8);
            lena.picture(PICTURES.resolve("enrolled.png"));
            lena.open("/second-factor");
            lena.see(By.xpath("//*[contains(text(), 'waits for a colleague')]"));
            lena.picture(PICTURES.resolve("waiting.png"));
        } finally {
            RestClient.as("adam", port).delete("/api/second-factors/lena");
        }
    }

    private static void openTask(Chromium window) {
        window.open("/camunda/app/tasklist/");
        window.click(By.partialLinkText("Decide"));
        window.see(By.className("fjs-form"));
    }
}
