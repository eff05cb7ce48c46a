package org.gaas.cli;

import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;

/** The fleet. */
@Command(name = "servers", description = "Show the servers, their roles and how much is on them.")
final class Servers extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var servers = desk.list(Api.Server.class, "servers");
        return show(servers, () -> {
            var table = new Table("!SERVER", "ROLES", "ZONE", "ADDRESS", "STATE", ">INSTALLATIONS");
            for (var server : servers.value())
                table.row(
                        server.name(),
                        String.join(", ", server.roles()),
                        server.zone(),
                        server.address(),
                        server.state(),
                        String.valueOf(server.installations()));
            table.print(terminal());
        });
    }
}
