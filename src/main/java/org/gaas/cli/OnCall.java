package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is on call when. */
@Command(
        name = "oncall",
        description = "Show who is on call, now and later; as a manager, change the roster.",
        subcommands = {OnCall.Add.class, OnCall.End.class})
final class OnCall extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var roster = desk.get(Api.Roster.class, "oncall");
        return show(roster, () -> {
            var now = roster.value().now();
            terminal().line(now.isEmpty() ? "Nobody is on call." : "On call now: " + String.join(", ", now));
            if (roster.value().shifts().isEmpty()) return;
            var table = new Table("USER", "FROM", "UNTIL", "SAID BY", "!NUMBER");
            for (var one : roster.value().shifts())
                table.row(
                        one.user(),
                        times().minute(one.from()),
                        times().minute(one.until()),
                        one.by(),
                        String.valueOf(one.number()));
            table.print(terminal());
        });
    }

    /** Puts somebody on it. */
    @Command(name = "add", description = "Put somebody of hosting on the roster (managers).")
    static final class Add extends DeskCommand {
        @Parameters(paramLabel = "USER", description = "one of hosting")
        String user;

        @Option(names = "--from", required = true, paramLabel = "TIME", description = "for example 2026-12-01T17:00")
        String from;

        @Option(names = "--until", required = true, paramLabel = "TIME", description = "for example 2026-12-08T09:00")
        String until;

        @Override
        int run(DeskClient desk) {
            var added = desk.post(Api.Shift.class, "oncall", Map.of("user", user, "from", from, "until", until));
            var one = added.value();
            return show(added, () -> terminal()
                    .line(one.user() + " is on call from " + times().minute(one.from()) + " until "
                            + times().minute(one.until()) + "."));
        }
    }

    /** Takes a shift away. */
    @Command(name = "end", description = "Take a shift from the roster, or what is left of it (managers).")
    static final class End extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas oncall' shows it")
        long number;

        @Override
        int run(DeskClient desk) {
            var left = desk.post(Api.Roster.class, "oncall/" + number + "/end", Map.of());
            return show(left, () -> terminal().line("Shift " + number + " is taken from the roster."));
        }
    }
}
