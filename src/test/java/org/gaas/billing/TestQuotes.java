package org.gaas.billing;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quotes for tests of those who offer things: open for thirty days. */
public final class TestQuotes {
    static final List<Exclusion> EXCLUSIONS =
            List.of(new Exclusion("VAT <b>", "btw <b>"), new Exclusion("domain names", "domeinnamen"));

    private TestQuotes() {}

    public static Quotes with(JdbcClient database, Clock clock) {
        var settings = new BillingSettings(ZoneId.of("Europe/Amsterdam"), 8, 30, List.of(), EXCLUSIONS);
        return new Quotes(new QuoteRows(database), settings, clock);
    }
}
