package org.gaas.cli;

import static org.gaas.cli.client.DeskClient.segment;

import java.time.YearMonth;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was bought in a month, for people or for finance. */
@Command(name = "costs", description = "Show what was bought in a month and is charged on, but for hours.")
final class Costs extends DeskCommand {
    @Option(names = "--month", paramLabel = "YYYY-MM", description = "which month; this one unless told")
    Optional<String> month = Optional.empty();

    @Option(names = "--csv", description = "as CSV, one line per thing")
    boolean csv;

    @Override
    int run(DeskClient desk) {
        var wanted = month.orElseGet(
                () -> YearMonth.now(gaas().surroundings().clock()).toString());
        var path = "costs?month=" + segment(wanted);
        if (csv) return print(desk.text(path, "text/csv"));
        var costs = desk.list(Api.Cost.class, path);
        return show(costs, () -> {
            if (costs.value().isEmpty()) {
                terminal().line("No costs in " + Text.plain(wanted) + ".");
                return;
            }
            var table = new Table("DATE", "KIND", ">AMOUNT", "BILL", "CUSTOMER", "INSTALLATION", "ORDER");
            for (var cost : costs.value())
                table.row(
                        cost.date(),
                        cost.kind(),
                        cost.currency() + " " + cost.amount(),
                        cost.billable() ? "yes" : "no",
                        cost.customer(),
                        cost.installation(),
                        cost.orderNumber());
            table.print(terminal());
        });
    }
}
