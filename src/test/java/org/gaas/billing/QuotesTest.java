package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.gaas.TestDatabase;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A quote")
class QuotesTest {
    private static final ProjectName CAPRI = new ProjectName("capri");
    private static final Price SET_UP = price("set-up", "950", Per.ONCE);
    private static final Price HOSTING = price("hosting", "210.50", Per.MONTH);

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Quotes quotes = new Quotes(
            new QuoteRows(database.jdbc()),
            new BillingSettings(ZoneId.of("Europe/Amsterdam"), 8, 30, List.of(), TestQuotes.EXCLUSIONS),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("offers things at the prices of its day, and sums what is paid once and what every month")
    void offered() {
        var quote = offer("onboarding:1");

        assertThat(quotes.numbered(quote.number())).isEqualTo(quote);
        assertThat(quote.until()).isEqualTo(LocalDate.parse("2026-12-22"));
        assertThat(quote.total(Per.ONCE)).isEqualTo(Money.euro("950.00"));
        assertThat(quote.total(Per.MONTH)).isEqualTo(Money.euro("421.00"));
        assertThat(quote.total(Per.YEAR)).isEqualTo(Money.euro("0"));
        assertThat(quote.answer()).isEmpty();
    }

    @Test
    @DisplayName("is made once by what asks for it, also when prices changed meanwhile")
    void once() {
        var quote = offer("onboarding:1");
        var again =
                quotes.offer("onboarding:1", CAPRI, "Capri", List.of(new QuoteLine(price("set-up", "1", Per.ONCE), 1)));

        assertThat(again).isEqualTo(quote);
        assertThat(quotes.of(CAPRI)).containsExactly(quote);
    }

    @Test
    @DisplayName(
            "is accepted once, by a name and with the customer's order number; the same sent again changes nothing")
    void accepted() {
        var quote = offer("onboarding:1");
        var answer =
                quotes.accept(quote.number(), " J. de Vries ", "PO-7").answer().orElseThrow();
        now = Instant.parse("2026-11-23T09:00:00Z");

        assertThat(answer)
                .isEqualTo(new Quote.Answer(
                        Quote.State.ACCEPTED, "J. de Vries", "PO-7", "", Instant.parse("2026-11-22T09:00:00Z")));
        assertThat(quotes.accept(quote.number(), "J. de Vries", "PO-7").answer())
                .hasValue(answer);
    }

    @Test
    @DisplayName("that was accepted can't be refused, accepted by another or taken back")
    void answered() {
        var quote = offer("onboarding:1");
        var answer = quotes.accept(quote.number(), "J. de Vries", "PO-7").answer();

        assertRefused("QUOTE_ANSWERED", () -> quotes.refuse(quote.number(), "J. de Vries", "too dear"));
        assertRefused("QUOTE_ANSWERED", () -> quotes.accept(quote.number(), "K. Bakker", "PO-7"));
        assertThat(quotes.withdraw(quote.number(), "hanna", "project stopped").answer())
                .isEqualTo(answer);
    }

    @Test
    @DisplayName("that was taken back can't be accepted any more")
    void withdrawn() {
        var quote = offer("onboarding:1");
        quotes.withdraw(quote.number(), "hanna", "another price");

        assertRefused("QUOTE_ANSWERED", () -> quotes.accept(quote.number(), "J. de Vries", ""));
        assertThat(quotes.numbered(quote.number()).answer())
                .hasValueSatisfying(answer -> assertThat(answer.state()).isEqualTo(Quote.State.WITHDRAWN));
    }

    @Test
    @DisplayName("may be accepted to the last minute of its last day where the hosting company is, and not after it")
    void lapsed() {
        var quote = offer("onboarding:1");
        var late = offer("onboarding:2");
        now = Instant.parse("2026-12-22T22:59:59Z");
        quotes.accept(quote.number(), "J. de Vries", "");
        now = Instant.parse("2026-12-22T23:00:00Z");

        assertRefused("QUOTE_LAPSED", () -> quotes.accept(late.number(), "J. de Vries", ""));
        assertThat(quotes.accept(quote.number(), "J. de Vries", "").answer()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0x\u0000", "two\nlines"})
    @DisplayName("is refused for a reason, in one line")
    void reason(String reason) {
        var quote = offer("onboarding:1");

        assertThatThrownBy(() -> quotes.refuse(quote.number(), "J. de Vries", reason))
                .isInstanceOf(InvalidInput.class);
        assertThat(quotes.numbered(quote.number()).answer()).isEmpty();
    }

    @Test
    @DisplayName("is answered by one of two people who answer at the same moment")
    void atOnce() {
        var quote = offer("onboarding:1");

        var accepted = IntStream.range(0, 8)
                .parallel()
                .filter(person -> accepts(quote, "person " + person))
                .count();

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    @DisplayName("of nothing, or that nobody made, is none")
    void none() {
        assertRefused("QUOTE_EMPTY", () -> quotes.offer("onboarding:1", CAPRI, "Capri", List.of()));
        assertRefused("QUOTE_UNKNOWN", () -> quotes.accept(7, "J. de Vries", ""));
    }

    @Test
    @DisplayName("keeps what its prices did not include, whatever the settings say later")
    void exclusions() {
        var quote = quotes.offer("onboarding:9", CAPRI, "Capri", List.of(new QuoteLine(HOSTING, 1)));
        assertThat(quote.exclusions()).isEqualTo(TestQuotes.EXCLUSIONS);
        var later = new Quotes(
                new QuoteRows(database.jdbc()),
                new BillingSettings(ZoneId.of("Europe/Amsterdam"), 8, 30, List.of(), List.of()),
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
        assertThat(later.numbered(quote.number()).exclusions()).isEqualTo(TestQuotes.EXCLUSIONS);
        assertThat(later.offer("onboarding:10", CAPRI, "Capri", List.of(new QuoteLine(HOSTING, 1)))
                        .exclusions())
                .isEmpty();
        for (var wrong : new String[] {null, "", " VAT", "a\nb", "x".repeat(201)})
            assertThatThrownBy(() -> new Exclusion("VAT", wrong)).hasMessageContaining("gaas.billing.exclusions");
    }

    @Test
    @DisplayName("is made of a list that names each kind once, and says which price it lacks")
    void list() {
        var list = new PriceList(List.of(SET_UP, HOSTING));

        assertThat(list.of("hosting")).isEqualTo(HOSTING);
        assertRefused("PRICE_UNKNOWN", () -> list.of("certificate"));
        assertThatThrownBy(() -> new PriceList(List.of(SET_UP, SET_UP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gaas.billing.prices: 'set-up' is there twice");
    }

    private boolean accepts(Quote quote, String by) {
        try {
            quotes.accept(quote.number(), by, "");
            return true;
        } catch (InvalidInput answeredByAnother) {
            return false;
        }
    }

    private Quote offer(String source) {
        return quotes.offer(source, CAPRI, "Capri", List.of(new QuoteLine(SET_UP, 1), new QuoteLine(HOSTING, 2)));
    }

    private static Price price(String kind, String amount, Per per) {
        return new Price(kind, "English " + kind, "Nederlands " + kind, Money.euro(amount), per);
    }

    private static void assertRefused(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
    }
}
