package org.gaas.cli;

import static org.gaas.cli.client.DeskClient.segment;

import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The hours of a month, for people or for finance. */
@Command(name = "hours", description = "Show the hours of a month.")
final class HoursOfMonth extends DeskCommand {
    @Option(names = "--month", paramLabel = "YYYY-MM", description = "which month; this one unless told")
    Optional<String> month = Optional.empty();

    @Option(names = "--csv", description = "as CSV, one line per entry")
    boolean csv;

    @Override
    int run(DeskClient desk) {
        var wanted = month.orElseGet(
                () -> YearMonth.now(gaas().surroundings().clock()).toString());
        var path = "hours?month=" + segment(wanted);
        if (csv) return print(desk.text(path, "text/csv"));
        var hours = desk.list(Api.Hours.class, path);
        return show(hours, () -> {
            if (hours.value().isEmpty()) {
                terminal().line("No hours in " + Text.plain(wanted) + ".");
                return;
            }
            var table =
                    new Table("DATE", ">TIME", "BILL", "WHO", "CUSTOMER", "INSTALLATION", "ACTIVITY", "TASK", "NOTE");
            for (var entry : hours.value())
                table.row(
                        entry.date(),
                        Times.hours(entry.minutes()),
                        entry.billable() ? "yes" : "no",
                        entry.person(),
                        entry.customer(),
                        entry.installation(),
                        entry.activity(),
                        entry.task(),
                        entry.note());
            table.print(terminal());
            terminal()
                    .line(wanted + ": " + total(hours.value().stream().filter(Api.Hours::billable)) + " billable of "
                            + total(hours.value().stream()) + " hours");
        });
    }

    private static String total(Stream<Api.Hours> entries) {
        return Times.hours(entries.mapToLong(Api.Hours::minutes).sum());
    }
}
