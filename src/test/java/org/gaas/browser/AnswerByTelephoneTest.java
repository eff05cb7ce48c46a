package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.gaas.DeskTest;
import org.gaas.contacts.Language;
import org.gaas.contacts.StandingQuote;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DeskTest
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("On a telephone")
class AnswerByTelephoneTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String MARKUP = "Zorg <img src=x onerror=alert(1)>";

    private final ApplicationContext desk;
    private final int port;

    AnswerByTelephoneTest(@Autowired ApplicationContext desk, @LocalServerPort int port) {
        this.desk = desk;
        this.port = port;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("a quote shows what is paid and what is not included, in the language of who reads it")
    void shown(Language language) throws Exception {
        try (var quote = new StandingQuote(
                        desk, "terschelling", "Zorggroep Friesland", "c.klant@example.org", language);
                var page = new Chromium(port).asTelephone()) {
            page.open(quote.path());
            page.see(By.xpath("//h1[contains(., 'Zorggroep Friesland')]"));
            page.see(By.xpath(language == Language.NL ? "//dt[.='Niet inbegrepen']" : "//dt[.='Not included']"));
            assertThat(page.run("return document.documentElement.scrollWidth <= window.innerWidth;"))
                    .as("nothing is wider than the telephone")
                    .isEqualTo(true);
            page.click(By.cssSelector("input[value=accept]"));
            page.whole(PICTURES.resolve("quote-by-link-" + language.code() + ".png"));
        }
    }

    @Test
    @DisplayName("a quote is read and accepted by a link, 360 points wide, light and dark, without scripts (M37)")
    void accepted() throws Exception {
        try (var quote = new StandingQuote(desk, "telephone", MARKUP, "c.klant@example.org", Language.NL);
                var page = new Chromium(port).asTelephone()) {
            page.open(quote.path());
            page.see(By.xpath("//h1[contains(., '" + MARKUP + "')]"));
            assertThat(page.run("return document.querySelectorAll('img,script').length;"))
                    .isEqualTo(0L);
            assertThat(page.run("return document.documentElement.scrollWidth <= window.innerWidth;"))
                    .as("nothing is wider than the telephone")
                    .isEqualTo(true);
            page.click(By.cssSelector("input[value=accept]"));
            assertThat(page.shows(By.id("reason"))).isFalse();
            page.dark();
            page.whole(PICTURES.resolve("quote-by-link-dark.png"));
            page.click(By.cssSelector("input[value=refuse]"));
            page.type(By.id("name"), "C. Klant");
            page.click(By.tagName("button"));
            page.see(By.cssSelector(".wrong"));
            page.whole(PICTURES.resolve("quote-by-link-wrong.png"));
            page.click(By.cssSelector("input[value=accept]"));
            page.type(By.id("orderNumber"), "2026-4711");
            page.click(By.tagName("button"));
            page.see(By.xpath("//h1[.='Dank u wel']"));
            await().atMost(Duration.ofSeconds(30)).until(() -> quote.answers().size() == 1);
            assertThat(quote.answers().get(0))
                    .startsWith("ACCEPTED C. Klant, by link")
                    .endsWith("2026-4711");
            page.open(quote.path());
            page.see(By.xpath("//h1[.='Deze link is gebruikt']"));
            page.whole(PICTURES.resolve("link-used.png"));
        }
    }
}
