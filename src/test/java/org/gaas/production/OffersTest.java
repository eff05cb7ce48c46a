package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.certificates.CertificateVars.WAY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.billing.Fees;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.certificates.Way;
import org.gaas.engine.Markdown;
import org.gaas.engine.Money;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.Policy;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Customers;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.sites.ClosedSites;
import org.gaas.sites.OwnNames;
import org.gaas.sites.Sites;
import org.gaas.tasks.AgreedAvailability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A quote for production")
class OffersTest {
    private static final TestEngine engine = RequestDesk.shared();
    private final Productions productions = engine.get(Productions.class);
    private final ProductionOrders orders = engine.get(ProductionOrders.class);
    private final Installations installations = engine.get(Installations.class);
    private final OwnNames names = engine.get(OwnNames.class);
    private final Offers offers = engine.get(Offers.class);
    private final Quotes quotes = engine.get(Quotes.class);
    private final BeforeOrder before = engine.get(BeforeOrder.class);

    @BeforeEach
    void begin() throws Exception {
        RequestDesk.at(RequestDesk.BEGIN);
        RequestDesk.empty(engine);
    }

    @Test
    @DisplayName("has one quote while prices stay and it may be answered; after its last day there is a new one")
    void quoted() throws Exception {
        var order = productions
                .accept(RequestDesk.request("capri.example.org"), "dora", "p1")
                .number();
        var quote = offers.offer(order);
        assertThat(QuoteWords.totals(quote)).isEqualTo("EUR 1250.00 once, EUR 410.00 a month");
        assertThat(QuoteWords.of(quote))
                .endsWith("\n\n**EUR 1250.00 once, EUR 410.00 a month**\n\nNot included: " + Markdown.plain("VAT <b>")
                        + ", domain names.")
                .doesNotContain("<b>");
        assertThat(offers.offer(order).number()).isEqualTo(quote.number());

        RequestDesk.at(RequestDesk.BEGIN.plus(Duration.ofDays(31)));
        assertThatThrownBy(() -> offers.accept(order, "C. Klant", "")).isInstanceOf(QuoteLapsed.class);
        var newer = offers.offer(order);
        assertThat(newer.number()).isGreaterThan(quote.number());
        assertThat(paying(order)).as("a prospect").isFalse();
        offers.accept(order, "C. Klant", "4711");
        assertThat(paying(order)).as("accepted a quote").isTrue();
        assertThat(quotes.numbered(newer.number()).answer())
                .map(Quote.Answer::state)
                .hasValue(Quote.State.ACCEPTED);
        assertThat(offers.offer(order).number()).as("accepted").isEqualTo(newer.number());
    }

    private boolean paying(long order) {
        return installations
                .numbered(orders.numbered(order).production())
                .customer()
                .flatMap(engine.get(Customers.class)::find)
                .orElseThrow()
                .paying();
    }

    @Test
    @DisplayName("has a quote that names its developers and until when; others need another quote")
    void developersQuoted() throws Exception {
        var order = productions
                .accept(RequestDesk.request("capri.example.org"), "dora", "p1")
                .number();
        var quote = offers.offer(order).number();
        var quoted = engine.get(QuotedDevelopers.class);
        assertThat(quoted.words(quote))
                .isEqualTo("\n\nDevelopers: daan. Accepting it lets them work on the customer's acceptance until "
                        + LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusYears(1) + ".");
        offers.accept(order, "C. Klant", "");
        engine.get(JdbcClient.class)
                .sql("update production_order set developers = 'daan dora'")
                .update();
        var another = offers.offer(order).number();
        assertThat(another).as("dora was not named").isGreaterThan(quote);
        engine.get(JdbcClient.class).sql("delete from production_quoted").update();
        assertThat(offers.offer(order).number())
                .as("one of before says nothing, and holds")
                .isEqualTo(another);
    }

    @Test
    @DisplayName("that the customer refuses says who and why")
    void quoteRefused() throws Exception {
        var order = productions
                .accept(RequestDesk.request("capri.example.org"), "dora", "p1")
                .number();
        offers.offer(order);
        assertThatThrownBy(() -> offers.refuse(order, "C. Klant", "too dear"))
                .isInstanceOf(QuoteRefused.class)
                .hasMessage("The quote was refused by C. Klant: too dear");
    }

    @Test
    @DisplayName("sets the most that its certificate may cost by what the quote says")
    void ceiling() throws Exception {
        var right = RequestDesk.request("capri.example.org");
        var variables = right.asVariables();
        WAY.put(variables, Way.ORDERED.name());
        var order = productions.accept(ProductionRequest.from(variables), "dora", "p1");
        offers.offer(order.number());
        assertThat(RequestDesk.ceiling(order.project())).isEqualTo(Money.euro("0"));
        offers.accept(order.number(), "C. Klant", "");
        assertThat(RequestDesk.ceiling(order.project())).isEqualTo(Money.euro("150"));
    }

    @Test
    @DisplayName("is told with the availability that was agreed last, its names, and whom to ask at the customer")
    void words() throws Exception {
        var order = productions.accept(RequestDesk.request("capri.example.org"), "dora", "p1");
        assertThat(words(Map.of()).of(order))
                .contains(
                        "**Availability:** 5x8\n",
                        "capri.example.org; certificate issued automatically",
                        "C. Klant, c.klant@example.org");
        AgreedAvailability nothing = installation -> Optional.empty();
        AgreedAvailability later =
                installation -> Optional.of("24x7").filter(one -> installation.number() == order.production());
        assertThat(words(Map.of("one", nothing, "other", later)).of(order)).contains("**Availability:** 24x7\n");
        assertThat(words(Map.of("one", nothing)).of(order)).contains("**Availability:** 5x8\n");
    }

    @Test
    @DisplayName("is shown in forms as people wrote it, without any meaning for the form (M37)")
    void markup() throws Exception {
        var markup = "<img src=x onerror=alert(1)> ![p](https://evil.example/p.png)";
        var variables = RequestDesk.request("capri.example.org").asVariables();
        CustomerName.CUSTOMER.put(variables, new CustomerName(markup));
        var order = productions.accept(ProductionRequest.from(variables), "dora", "p1");
        offers.offer(order.number());
        offers.accept(order.number(), markup, "");
        var forms = new ProductionForms(
                orders,
                words(Map.of()),
                installations,
                engine.get(Customers.class),
                quotes,
                null,
                engine.get(Policy.class),
                new SetUpWords(null, null, installations),
                engine.get(QuotedDevelopers.class));
        var opened = new OpenedTask(
                "t1",
                "Task_ReviseRequest",
                "onboard-production",
                "p1",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                RequestDesk.BEGIN,
                Map.of("productionOrder", order.number()));
        var shown = forms.valuesFor(opened);
        assertThat(shown.get("customerText")).isEqualTo(Markdown.plain(markup));
        assertThat(String.valueOf(shown.get("orderText")))
                .contains("accepted by " + Markdown.plain(markup))
                .doesNotContain("<img", "![p]");
    }

    private OrderWords words(Map<String, Object> agreed) {
        var sites = new Sites(
                List.of(),
                List.of(),
                names,
                engine.get(ClosedSites.class),
                null,
                engine.get(Policy.class),
                installations,
                null,
                null);
        return new OrderWords(
                installations,
                names,
                sites,
                quotes,
                new SetUpWords(null, null, installations),
                new StaticListableBeanFactory(agreed).getBeanProvider(AgreedAvailability.class));
    }

    @Test
    @DisplayName("begins fees by month and year once, from an accepted quote only")
    void fees() throws Exception {
        var fees = new Fees(engine.get(JdbcClient.class));
        var order = productions
                .accept(RequestDesk.request("capri.example.org"), "dora", "p1")
                .number();
        var open = offers.offer(order);
        assertThatThrownBy(() -> fees.begin(open, LocalDate.parse("2026-12-01")))
                .isInstanceOf(IllegalStateException.class);
        offers.accept(order, "C. Klant", "");
        var accepted = quotes.numbered(open.number());
        fees.begin(accepted, LocalDate.parse("2026-12-01"));
        fees.begin(accepted, LocalDate.parse("2026-12-02"));
        assertThat(fees.of(new ProjectName("capri")))
                .hasSize(2)
                .allSatisfy(fee -> assertThat(fee.since()).isEqualTo("2026-12-01"))
                .extracting(fee -> fee.kind() + " " + fee.amount().plain() + " " + fee.per())
                .containsExactlyInAnyOrder("hosting-5x8 410.00 MONTH", "certificate-acme 0.00 YEAR");
        fees.end(new ProjectName("capri"), LocalDate.parse("2027-01-31"));
        assertThat(fees.of(new ProjectName("capri")))
                .allSatisfy(fee -> assertThat(fee.until()).hasValue(LocalDate.parse("2027-01-31")));
    }
}
