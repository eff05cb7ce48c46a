package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who does whose tasks. */
@Command(
        name = "standins",
        description = "Show who does whose tasks while they are away; name one, or end it.",
        subcommands = {StandIns.Add.class, StandIns.End.class})
final class StandIns extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var all = desk.list(Api.StandIn.class, "stand-ins");
        return show(all, () -> {
            if (all.value().isEmpty()) {
                terminal().line("Nobody stands in for anybody.");
                return;
            }
            var table = new Table("AWAY", "STAND-IN", "FROM", "UNTIL", "SAID BY", "!NUMBER");
            for (var one : all.value())
                table.row(one.absent(), one.person(), one.from(), one.until(), one.by(), String.valueOf(one.number()));
            table.print(terminal());
        });
    }

    /** Names one. */
    @Command(name = "add", description = "Let somebody do your tasks, or as a manager those of others.")
    static final class Add extends DeskCommand {
        @Parameters(paramLabel = "USER", description = "who does them")
        String person;

        @Option(names = "--for", paramLabel = "USER", description = "who is away; you, when nobody is named")
        String absent;

        @Option(names = "--from", paramLabel = "DATE", description = "the first day; today, when none is named")
        String from;

        @Option(names = "--until", required = true, paramLabel = "DATE", description = "the last day: 2026-12-01")
        String until;

        @Override
        int run(DeskClient desk) {
            var asked = new LinkedHashMap<String, String>();
            asked.put("person", person);
            if (absent != null) asked.put("absent", absent);
            if (from != null) asked.put("from", from);
            asked.put("until", until);
            var added = desk.post(Api.StandIn.class, "stand-ins", asked);
            var one = added.value();
            return show(added, () -> terminal()
                    .line(one.person() + " does the tasks of " + one.absent() + " from " + one.from() + " until "
                            + one.until() + "."));
        }
    }

    /** Ends one. */
    @Command(name = "end", description = "End one before its last day.")
    static final class End extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas standins' shows it")
        long number;

        @Override
        int run(DeskClient desk) {
            var left = desk.postForList(Api.StandIn.class, "stand-ins/" + number + "/end", Map.of());
            return show(left, () -> terminal().line("Stand-in " + number + " has ended."));
        }
    }
}
