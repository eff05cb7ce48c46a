package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import org.gaas.TestDatabase;
import org.gaas.engine.Money;
import org.gaas.installations.Expense;
import org.gaas.installations.InstallationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was bought")
class BillingLinesTest {
    private static final Work FRIESLAND = new Work("O'Brien & Søn", "friesland", "friesland", true);

    private final TestDatabase database = new TestDatabase();
    private final BillingLines lines = new BillingLines(database.jdbc(), Clock.systemUTC());
    private final LinesOfExpenses expenses = new LinesOfExpenses(lines, key -> FRIESLAND);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("is a line for whom it was, in its month")
    void months() {
        expenses.bought(expense("certificate-order:1", "2026-11-30", "95.50"));
        expenses.bought(expense("certificate-order:2", "2026-12-01", "0"));

        assertThat(lines.of(YearMonth.of(2026, 11)))
                .containsExactly(new BillingLine(
                        "certificate-order:1",
                        "certificate",
                        LocalDate.parse("2026-11-30"),
                        FRIESLAND,
                        euros("95.50"),
                        "=S-1"));
        assertThat(lines.of(YearMonth.of(2026, 10))).isEmpty();
    }

    @Test
    @DisplayName("is counted once, however often it is said")
    void once() {
        expenses.bought(expense("certificate-order:1", "2026-11-01", "95.50"));
        expenses.bought(expense("certificate-order:1", "2026-11-01", "95.50"));

        assertThat(lines.of(YearMonth.of(2026, 11))).hasSize(1);
    }

    @Test
    @DisplayName("does not change afterwards")
    void changed() {
        expenses.bought(expense("certificate-order:1", "2026-11-01", "95.50"));

        assertThatThrownBy(() -> expenses.bought(expense("certificate-order:1", "2026-11-01", "59.50")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "there is a line of certificate-order:1 already, and not the same: EUR 95.50 on 2026-11-01");
        assertThat(lines.of(YearMonth.of(2026, 11)))
                .extracting(BillingLine::price)
                .containsExactly(euros("95.50"));
    }

    @Test
    @DisplayName("for nobody in particular is charged to nobody")
    void nobody() {
        expenses.bought(new Expense(
                "certificate-order:1",
                "certificate",
                LocalDate.parse("2026-11-01"),
                Optional.empty(),
                euros("10"),
                ""));

        assertThat(lines.of(YearMonth.of(2026, 11)))
                .extracting(BillingLine::work)
                .containsExactly(Work.GENERAL);
    }

    private static Expense expense(String source, String date, String price) {
        return new Expense(
                source,
                "certificate",
                LocalDate.parse(date),
                Optional.of(new InstallationId("friesland")),
                euros(price),
                "=S-1");
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
    }
}
