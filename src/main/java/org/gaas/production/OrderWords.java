package org.gaas.production;

import java.util.ArrayList;
import java.util.Locale;
import org.gaas.billing.Quotes;
import org.gaas.engine.Markdown;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.sites.OwnNames;
import org.gaas.sites.Sites;
import org.gaas.tasks.AgreedAvailability;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An order as people read it, in a few lines. */
@Component
class OrderWords {
    private final Installations installations;
    private final OwnNames names;
    private final Sites sites;
    private final Quotes quotes;
    private final SetUpWords setUp;
    private final ObjectProvider<AgreedAvailability> agreed;

    OrderWords(
            Installations installations,
            OwnNames names,
            Sites sites,
            Quotes quotes,
            SetUpWords setUp,
            ObjectProvider<AgreedAvailability> agreed) {
        this.installations = installations;
        this.names = names;
        this.sites = sites;
        this.quotes = quotes;
        this.setUp = setUp;
        this.agreed = agreed;
    }

    String of(ProductionOrder order) {
        var production = installations.numbered(order.production());
        var acceptance = installations.numbered(order.acceptance());
        var lines = new ArrayList<String>();
        lines.add("**Release:** " + production.tag().map(Object::toString).orElse("?") + " of "
                + production.repository().map(Object::toString).orElse("?"));
        lines.add("**Names:** " + String.join(", ", names.of(production)) + "; certificate "
                + order.certificate().words());
        lines.add("**Acceptance:** " + acceptance.id() + where(acceptance));
        lines.add("**Set-up data:** " + setUp.of(order));
        lines.add("**Availability:** "
                + agreed.orderedStream()
                        .flatMap(one -> one.of(production).stream())
                        .findFirst()
                        .orElse(order.availability())
                + order.wished().map(day -> ", wished for " + day).orElse(""));
        lines.add("**Contact:** "
                + Markdown.plain(order.contact().name() + ", " + order.contact().mail()));
        if (!order.developers().isEmpty()) lines.add("**Developers:** " + String.join(", ", order.developers()));
        order.quote()
                .map(quotes::numbered)
                .ifPresent(quote -> lines.add("**Price:** " + QuoteWords.totals(quote)
                        + quote.answer()
                                .map(answer -> ", " + answer.state().name().toLowerCase(Locale.ROOT) + " by "
                                        + Markdown.plain(answer.by()))
                                .orElse("")));
        return String.join("\n\n", lines);
    }

    private String where(Installation acceptance) {
        return sites.urlOf(acceptance).map(url -> ", " + url).orElse("");
    }
}
