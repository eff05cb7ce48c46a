package org.gaas.billing;

import org.gaas.installations.Expense;
import org.gaas.installations.InstallationId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what was bought as a line, in the transaction that bought it. */
@Component
class LinesOfExpenses {
    private final BillingLines lines;
    private final WorkedFor workedFor;

    LinesOfExpenses(BillingLines lines, WorkedFor workedFor) {
        this.lines = lines;
        this.workedFor = workedFor;
    }

    @EventListener
    void bought(Expense expense) {
        var work = expense.installation()
                .map(InstallationId::value)
                .map(workedFor::subject)
                .orElse(Work.GENERAL);
        lines.write(new BillingLine(
                expense.source(), expense.kind(), expense.date(), work, expense.price(), expense.orderNumber()));
    }
}
