package org.gaas.production;

import static java.util.stream.Collectors.joining;
import static org.gaas.production.OfferWords.price;
import static org.gaas.production.OfferWords.say;
import static org.gaas.production.ProductionVars.QUOTE_ANSWER;
import static org.gaas.production.ProductionVars.QUOTE_BY;
import static org.gaas.production.ProductionVars.QUOTE_ORDER_NUMBER;
import static org.gaas.production.ProductionVars.QUOTE_REASON;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.billing.Per;
import org.gaas.billing.Quote;
import org.gaas.billing.QuoteLine;
import org.gaas.billing.Quotes;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Row;
import org.gaas.engine.Plan;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.sites.OwnNames;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The customer's contact accepts or refuses a quote by a link, until the end of its last day. */
@Component
class QuoteByLink implements LinkedDecision {
    private final ProductionOrders orders;
    private final Quotes quotes;
    private final Installations installations;
    private final OwnNames names;
    private final QuotedDevelopers developers;
    private final ZoneId zone;

    QuoteByLink(
            ProductionOrders orders,
            Quotes quotes,
            Installations installations,
            OwnNames names,
            QuotedDevelopers developers,
            @Value("${gaas.zone}") ZoneId zone) {
        this.orders = orders;
        this.quotes = quotes;
        this.installations = installations;
        this.names = names;
        this.developers = developers;
        this.zone = zone;
    }

    @Override
    public String process() {
        return "onboard-production";
    }

    @Override
    public String task() {
        return "Task_AcceptQuote";
    }

    @Override
    public Optional<Asked> asked(String processInstance) {
        return orders.of(processInstance).flatMap(order -> order.quote()
                .map(quotes::numbered)
                .map(quote -> new Asked(
                        order.contact(),
                        plan(order, quote),
                        installations.numbered(order.production()).customer(),
                        Optional.of(quote.until().plusDays(1).atStartOfDay(zone).toInstant()))));
    }

    /** A new quote is another plan: links about the one before are void. */
    private Plan plan(ProductionOrder order, Quote quote) {
        var plan = Plan.about(order.project().value())
                .with("Quote", String.valueOf(quote.number()))
                .with("Names", names.of(installations.numbered(order.production())))
                .with("Availability", order.availability())
                .with("Prices", quote.lines().stream().map(QuoteByLink::plain).toList());
        return developers
                .in(quote.number())
                .filter(QuotedDevelopers.Named::isSomebody)
                .map(named -> plan.with("Developers", named.developers())
                        .with("Until", named.until().toString()))
                .orElse(plan);
    }

    private static String plain(QuoteLine line) {
        return line.quantity() + " " + line.price().kind() + " " + line.price().amount() + " "
                + line.price().per();
    }

    @Override
    public Question question(String processInstance, Language language) {
        var order = orders.of(processInstance).orElseThrow();
        var quote = order.quote().map(quotes::numbered).orElseThrow();
        var production = installations.numbered(order.production());
        return new Question(
                say(language, "quote.title", String.valueOf(quote.number()), quote.customer()),
                List.of(
                        say(
                                language,
                                "quote.why",
                                order.project().value(),
                                String.join(", ", names.of(production)),
                                OfferWords.availability(order.availability(), language)),
                        say(language, "quote.next")),
                rows(production, quote, language),
                List.of(say(language, "quote.terms")),
                List.of(
                        new Choice("accept", say(language, "quote.accept")),
                        new Choice("refuse", say(language, "quote.refuse"))),
                List.of(
                        Field.line("name", say(language, "quote.name"), "", true, ""),
                        Field.line(
                                "orderNumber",
                                say(language, "quote.order"),
                                say(language, "quote.order.help"),
                                false,
                                "accept"),
                        Field.line("reason", say(language, "quote.reason"), "", true, "refuse")),
                say(language, "quote.send"));
    }

    private List<Row> rows(Installation production, Quote quote, Language language) {
        var rows = new ArrayList<Row>();
        for (var line : quote.lines())
            rows.add(new Row(
                    language == Language.NL
                            ? line.price().dutch()
                            : line.price().english(),
                    price(line.total(), line.price().per(), language)));
        var totals = Stream.of(Per.values())
                .filter(per -> quote.total(per).amount().signum() > 0)
                .map(per -> price(quote.total(per), per, language))
                .collect(joining("\n"));
        rows.add(new Row(say(language, "quote.total"), totals.isEmpty() ? say(language, "quote.nothing") : totals));
        if (!quote.exclusions().isEmpty())
            rows.add(new Row(
                    say(language, "quote.exclusions"),
                    quote.exclusions().stream()
                            .map(one -> language == Language.NL ? one.dutch() : one.english())
                            .collect(joining("\n"))));
        developers
                .in(quote.number())
                .filter(QuotedDevelopers.Named::isSomebody)
                .ifPresent(named -> rows.add(new Row(
                        say(language, "quote.developers"),
                        say(
                                language,
                                "quote.developers.until",
                                String.join(", ", named.developers()),
                                day(named.until(), language)))));
        rows.add(new Row(say(language, "quote.until"), day(quote.until(), language)));
        return rows;
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) {
        var answers = new HashMap<String, Object>();
        QUOTE_ANSWER.put(answers, given.choice());
        QUOTE_BY.put(answers, QUOTE_BY.parse(given.by(given.line("name").orElseThrow())));
        given.line("orderNumber").ifPresent(number -> QUOTE_ORDER_NUMBER.put(answers, number));
        given.line("reason").ifPresent(reason -> QUOTE_REASON.put(answers, reason));
        return answers;
    }
}
