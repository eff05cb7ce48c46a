package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.contacts.Language;
import org.gaas.contacts.StandingQuote;
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
import org.springframework.context.ApplicationContext;

@DeskTest
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("The desk's own pages, on a telephone and on a small screen")
class PagesFitTest {
    private static final Path PICTURES = Path.of("target/pictures/pages");

    private final ApplicationContext desk;
    private final ProcessEngine engine;
    private final int port;

    PagesFitTest(@Autowired ApplicationContext desk, @Autowired ProcessEngine engine, @LocalServerPort int port) {
        this.desk = desk;
        this.engine = engine;
        this.port = port;
    }

    @Test
    @DisplayName("are no wider than the screen")
    void fit() throws Exception {
        try (var quote = new StandingQuote(
                        desk,
                        "schiermonnikoog",
                        "Stichting Zorggroep Noordoost-Friesland",
                        "c@example.org",
                        Language.NL);
                var opinion = SecondOpinion.askedBy("dora", engine);
                var page = new Chromium(port)) {
            fits(page, "login", "/login", "main");
            fits(page, "answer", quote.path(), "form");
            page.signIn("lena", DemoUsers.PASSWORD);
            fits(page, "home", "/", "main");
            fits(page, "none", "/second-factor", "main");
            page.click(By.cssSelector("form button:not(.second)"));
            page.see(By.cssSelector("svg.qr"));
            fitsHere(page, "offered");
            page.signIn("dora", DemoUsers.PASSWORD);
            fits(page, "ready", "/second-factor", "main");
            page.show(Codes.unused(DemoUsers.secret("dora")));
            fitsHere(page, "shown");
            fits(page, "asked", "/processes", "main");
            fits(page, "process", "/processes/" + opinion.instance(), "main");
            fits(page, "production", "/processes/" + instance(), "main");
            fits(page, "forbidden", "/certificates", "main");
            fits(page, "unknown", "/processes/none", "body");
            page.signIn("hanna", DemoUsers.PASSWORD);
            fits(page, "certificates", "/certificates", "main");
        } finally {
            RestClient.as("adam", port).delete("/api/second-factors/lena");
        }
    }

    private String instance() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("schiermonnikoog")
                .list()
                .get(0)
                .getId();
    }

    private void fits(Chromium page, String name, String path, String part) throws IOException {
        page.open(path);
        page.see(By.cssSelector(part));
        fitsHere(page, name);
    }

    private void fitsHere(Chromium page, String name) throws IOException {
        for (var width : List.of(360, 1280)) {
            page.wide(width);
            page.whole(PICTURES.resolve(name + "-" + width + ".png"));
            assertThat(page.run("return document.documentElement.scrollWidth;"))
                    .as(name)
                    .isEqualTo((long) width);
        }
    }
}
