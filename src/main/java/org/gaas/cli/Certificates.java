package org.gaas.cli;

import java.util.List;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The certificates that the desk looks after. */
@Command(
        name = "certificates",
        description = "Show the certificates: whose they are, until when they count, what they cost.",
        footer = {"", "With --found, the exit code is 1 when something was found."})
final class Certificates extends DeskCommand {
    private static final int DAY = 10;

    @ArgGroup
    Instead instead = new Instead();

    /** What to show instead of all of them. */
    static final class Instead {
        @Option(names = "--found", description = "instead: what servers use that is not, or not so, in the inventory")
        boolean found;

        @Option(
                names = "--forecast",
                description = "instead: what a year takes with certificates of 200, 100 and 47 days")
        boolean forecast;

        @Option(names = "--csv", description = "as CSV, one line per certificate")
        boolean csv;
    }

    @Override
    int run(DeskClient desk) {
        if (instead.found) return found(desk);
        if (instead.forecast) return forecast(desk);
        if (instead.csv) return print(desk.text("certificates.csv", "text/csv"));
        var certificates = desk.list(Api.Certificate.class, "certificates");
        return show(certificates, () -> list(certificates.value()));
    }

    private void list(List<Api.Certificate> certificates) {
        var table = new Table("!CERTIFICATE", "FOR", "STATE", "UNTIL", "RENEWAL", "WAY", "ISSUER", ">A YEAR", "NAMES");
        for (var one : certificates)
            table.row(
                    String.valueOf(one.number()),
                    owner(one),
                    one.state(),
                    day(one.until()),
                    day(one.renewal()),
                    one.way(),
                    Names.or(one.issuer(), ""),
                    one.costAYear(),
                    String.join(", ", one.names()));
        table.print(terminal());
    }

    private int found(DeskClient desk) {
        var checked = desk.ask(Api.CheckedCertificates.class, "certificates/found");
        var value = checked.value();
        show(checked, () -> new Findings(terminal())
                .tell(value.servers(), value.findings(), "looked at: all is in the inventory."));
        return value.findings().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int forecast(DeskClient desk) {
        var forecasts = desk.list(Api.Forecast.class, "certificates/forecast");
        return show(forecasts, () -> {
            var table = new Table("!LIFETIME", ">RENEWALS A YEAR", ">HOURS A YEAR", ">EUROS A YEAR");
            for (var one : forecasts.value())
                table.row(
                        one.days() == 0 ? "as today" : one.days() + " days",
                        String.valueOf(one.renewals()),
                        "%d:%02d".formatted(one.work() / 60, one.work() % 60),
                        one.price());
            table.print(terminal());
        });
    }

    private static String day(String time) {
        return time == null ? "" : time.substring(0, DAY);
    }

    /** In a word. */
    static String owner(Api.Certificate one) {
        return Names.or(one.installation(), "server " + one.server());
    }
}
