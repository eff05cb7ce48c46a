package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Who is asked first when tasks are late. */
@Command(
        name = "deputies",
        description = "Show who is asked first when the people of a role are late; as a manager, name them.",
        subcommands = Deputies.Name.class)
final class Deputies extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var deputies = desk.list(Api.Deputy.class, "deputies");
        return show(deputies, () -> {
            if (deputies.value().isEmpty()) {
                terminal().line("Nobody is named: managers are asked at once.");
                return;
            }
            var table = new Table("ROLE", "DEPUTY");
            for (var one : deputies.value()) table.row(one.role(), one.user());
            table.print(terminal());
        });
    }

    /** Names one. */
    @Command(name = "name", description = "Name the deputy of a role (managers).")
    static final class Name extends DeskCommand {
        @Parameters(index = "0", paramLabel = "ROLE", description = "for example hosting")
        String role;

        @Parameters(
                index = "1",
                paramLabel = "USER",
                arity = "0..1",
                description = "one of the role; none: nobody any more")
        String user;

        @Override
        int run(DeskClient desk) {
            var answer = desk.put("deputies/" + id("ROLE", role), Map.of("user", user == null ? "" : user));
            return show(answer, () -> terminal()
                    .line((user == null ? "Nobody" : user) + " is asked first for " + role + " now."));
        }
    }
}
