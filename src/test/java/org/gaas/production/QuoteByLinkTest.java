package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.contacts.Question.Row;
import org.gaas.contacts.Sent;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TestEngine;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A quote that is answered by a link")
class QuoteByLinkTest {
    private static TestEngine engine;

    private final Ways ways = new Ways(engine);
    private final ByLink byLink = engine.get(ByLink.class);
    private final Links links = engine.get(Links.class);
    private final FakePost post = engine.get(FakePost.class);
    private final Quotes quotes = engine.get(Quotes.class);
    private String process;

    @BeforeAll
    static void begin() throws Exception {
        engine = QuoteDesk.open();
    }

    @BeforeEach
    void start() throws Exception {
        process = QuoteDesk.asked(engine);
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("tells prices, what is not included and the last day, in the contact's language, to the contact")
    void shown() throws Exception {
        var letter = post.letters().get(0);
        assertThat(letter.mail()).isEqualTo("c.klant@example.org");
        assertThat(letter.subject()).startsWith("Offerte ").endsWith(" voor " + QuoteDesk.CUSTOMER);
        var question = byLink.page(post.token(links)).question();
        assertThat(question.rows())
                .contains(
                        new Row("production-setup", "EUR 1.250,00 eenmalig"),
                        new Row("hosting-5x8", "EUR 410,00 per maand"),
                        new Row("Samen, zonder btw", "EUR 1.250,00 eenmalig\nEUR 410,00 per maand"),
                        new Row("Laatste dag om te antwoorden", "22 december 2026"));
        assertThat(question.rows()).contains(new Row("Niet inbegrepen", "btw <b>\ndomeinnamen"));
        assertThat(letter.text()).as("in the mail too").contains("- Niet inbegrepen: btw <b>, domeinnamen");
        assertThat(question.rows())
                .contains(new Row(
                        "Ontwikkelaars",
                        "daan: met uw akkoord mogen zij tot en met 22 november 2027 aan uw acceptatieomgeving werken,"
                                + " met de gegevens die daar staan"));
        assertThat(letter.text()).as("in the mail too").contains("Ontwikkelaars: daan: met uw akkoord");
        assertThat(letter.text())
                .contains(
                        "Samen, zonder btw: EUR 1.250,00 eenmalig, EUR 410,00 per maand",
                        "tot woensdag 23 december 2026, 00:00");
    }

    @Test
    @DisplayName("is accepted in the contact's name, and hosting sees by whom and by which link")
    void accepted() throws Exception {
        send(Map.of("choice", "accept", "name", "C. Klant", "orderNumber", "2026-4711"));
        ways.waitFor("Task_ApproveAndPlace");
        var answer = quote().answer().orElseThrow();
        assertThat(answer.state()).isEqualTo(Quote.State.ACCEPTED);
        assertThat(answer.by())
                .isEqualTo("C. Klant, by link " + post.letters().get(0).link() + " to c.klant@example.org");
        assertThat(answer.orderNumber()).isEqualTo("2026-4711");
    }

    @Test
    @DisplayName("is refused with a reason, and nothing is set up")
    void refused() throws Exception {
        assertThatThrownBy(() -> send(Map.of("choice", "refuse", "name", "C. Klant")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.field()).isEqualTo("reason"));
        send(Map.of("choice", "refuse", "name", "C. Klant", "reason", "Too dear: ${1+1}"));
        ways.end(process, "EndEvent_ProductionRefused");
        assertThat(quote().answer().orElseThrow().reason()).isEqualTo("Too dear: ${1+1}");
    }

    @Test
    @DisplayName("may still be written down by a manager; the link is told so")
    void written() {
        var token = post.token(links);
        ways.answer("Task_AcceptQuote", "mark", "managers", Map.of("quoteAnswer", "accept", "quoteBy", "by telephone"));
        ways.waitFor("Task_ApproveAndPlace");
        assertThatThrownBy(() -> byLink.page(token))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.ANSWERED));
    }

    @Test
    @DisplayName("that is another one by now makes the link before void")
    void another() throws Exception {
        var token = post.token(links);
        var order = engine.get(ProductionOrders.class).of(process).orElseThrow();
        quotes.withdraw(order.quote().orElseThrow(), "desk", "prices changed");
        engine.get(Offers.class).offer(order.number());
        assertThatThrownBy(() -> byLink.page(token))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.CHANGED));
        links.sendAgain(post.letters().get(0).task(), "mark");
        send(Map.of("choice", "accept", "name", "C. Klant"));
        ways.waitFor("Task_ApproveAndPlace");
    }

    @Test
    @DisplayName("is asked of somebody outside, not of who has an account at the desk")
    void staff() {
        var productions = engine.get(Productions.class);
        for (var mail : List.of("hanna@hosting.example", "Hanna@hosting.example"))
            assertThatThrownBy(() -> productions.plan(QuoteDesk.request("C. Klant <" + mail + ">")))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("CONTACT_IS_STAFF"));
    }

    private void send(Map<String, String> answer) throws Exception {
        var token = post.token(links);
        var texts = new HashMap<>(answer);
        texts.put(Sent.SHOWN, byLink.page(token).shown());
        byLink.answer(token, new Sent(texts, List.of()));
    }

    private Quote quote() {
        return quotes.of(new ProjectName("capri")).get(0);
    }
}
