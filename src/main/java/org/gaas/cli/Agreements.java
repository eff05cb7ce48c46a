package org.gaas.cli;

import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;

/** Who works for whom. */
@Command(name = "agreements", description = "Show which developers work for which customers and projects.")
final class Agreements extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var agreements = desk.list(Api.Agreement.class, "agreements");
        return show(agreements, () -> {
            if (agreements.value().isEmpty()) {
                terminal().line("No agreements. 'gaas agreement make' asks a customer for one.");
                return;
            }
            var table = new Table(">NUMBER", "!DEVELOPER", "FOR", "FROM", "UNTIL", "STATE", "BY", "CONSENT");
            for (var one : agreements.value())
                table.row(
                        Long.toString(one.number()),
                        one.developer(),
                        one.project() != null ? one.project() : "customer " + one.customer(),
                        one.from(),
                        one.until(),
                        one.state(),
                        one.by(),
                        one.consent());
            table.print(terminal());
        });
    }
}
