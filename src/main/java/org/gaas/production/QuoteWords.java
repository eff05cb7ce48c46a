package org.gaas.production;

import java.util.stream.Collectors;
import org.gaas.billing.Per;
import org.gaas.billing.Quote;
import org.gaas.billing.QuoteLine;
import org.gaas.engine.Markdown;
import org.gaas.engine.Money;

/** A quote as people of the hosting company read it. */
final class QuoteWords {
    private QuoteWords() {}

    static String of(Quote quote) {
        var lines = quote.lines().stream().map(QuoteWords::line).collect(Collectors.joining("\n"));
        return "Quote " + quote.number() + " for " + quote.customer() + ", open until " + quote.until()
                + ", without VAT:\n\n" + lines + "\n\n**" + totals(quote) + "**" + excluded(quote);
    }

    /** The sums in a line: {@code EUR 1250.00 once, EUR 410.00 a month}. */
    static String totals(Quote quote) {
        var sums = new StringBuilder();
        for (var per : Per.values()) {
            var sum = quote.total(per);
            if (sum.amount().signum() > 0)
                sums.append(sums.isEmpty() ? "" : ", ")
                        .append(money(sum))
                        .append(' ')
                        .append(often(per));
        }
        return sums.isEmpty() ? "Nothing is to be paid." : sums.toString();
    }

    private static String excluded(Quote quote) {
        return quote.exclusions().isEmpty()
                ? ""
                : quote.exclusions().stream()
                        .map(one -> Markdown.plain(one.english()))
                        .collect(Collectors.joining(", ", "\n\nNot included: ", "."));
    }

    private static String line(QuoteLine line) {
        return "- " + line.price().english() + ": " + money(line.total()) + " "
                + often(line.price().per());
    }

    private static String money(Money money) {
        return money.currency().getCurrencyCode() + " " + money.plain();
    }

    private static String often(Per per) {
        return switch (per) {
            case ONCE -> "once";
            case MONTH -> "a month";
            case YEAR -> "a year";
        };
    }
}
