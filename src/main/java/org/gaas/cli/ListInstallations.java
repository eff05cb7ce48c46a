package org.gaas.cli;

import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;

/** All installations that the person may see. */
@Command(name = "list", description = "Show the installations.")
final class ListInstallations extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var installations = desk.list(Api.Installation.class, "installations");
        return show(installations, () -> {
            if (installations.value().isEmpty()) {
                terminal().line("None yet. The first one: gaas install NAME --kind test --repo URL --tag TAG");
                return;
            }
            var table = new Table("!INSTALLATION", "VERSION", "STATE", "SERVER", "CUSTOMER", "EXPIRES", "!URL");
            for (var one : installations.value())
                table.row(
                        one.id(),
                        Names.or(one.tag(), Names.commit(one.commit())),
                        one.state(),
                        one.server(),
                        one.customer(),
                        times().minute(one.expires()),
                        one.url());
            table.print(terminal());
        });
    }
}
