package org.gaas.cli;

import java.util.List;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What servers write down. */
@Command(
        name = "log",
        description = "Show who opened sessions at a server's databases and who came by ssh key, from where and when.",
        footer = {
            "",
            "All accounts but applications', and keys that were not let in. The server writes it down where neither",
            "developers nor the desk can change it, and keeps it for as long as the policy says. For hosting, managers",
            "and auditors."
        })
final class AccessLog extends DeskCommand {
    @Parameters(paramLabel = "SERVER", description = "which")
    String server;

    @Option(names = "--days", paramLabel = "N", description = "so many days back; 7 when not given")
    Optional<Integer> days = Optional.empty();

    @Override
    int run(DeskClient desk) {
        var log = desk.get(
                Api.SessionLog.class,
                "access/sessions/" + id("SERVER", server)
                        + days.map(number -> "?days=" + number).orElse(""));
        return show(log, () -> {
            sessions(log.value().sessions());
            terminal().line("");
            visits(log.value().visits());
            if (log.value().cut()) terminal().line("There are earlier ones: ask for fewer days.");
            if (log.value().flooded())
                terminal().line("More was refused on a day than the server writes down: sshd's own log there has it.");
            if (log.value().doubtful() > 0)
                terminal().line(log.value().doubtful() + " lines are none that the server writes: look at them there.");
        });
    }

    private void sessions(List<Api.AccessSession> sessions) {
        if (sessions.isEmpty()) {
            terminal().line("Nobody opened a session at its databases.");
            return;
        }
        var table = new Table("!BEGUN", "LAST", "ACCOUNT", "FROM", ">STATEMENTS", "DATABASES");
        for (var one : sessions)
            table.row(
                    one.begun(),
                    one.last(),
                    one.account(),
                    one.from(),
                    Long.toString(one.statements()),
                    String.join(" ", one.databases()));
        table.print(terminal());
    }

    private void visits(List<Api.AccessVisit> visits) {
        if (visits.isEmpty()) {
            terminal().line("Nobody came by ssh key.");
            return;
        }
        var table = new Table("!BEGUN", "ENDED", "BY SSH AS", "FROM", "KEY", "WHAT BECAME OF IT");
        for (var one : visits)
            table.row(
                    one.begun(),
                    Names.or(one.ended(), ""),
                    one.account(),
                    one.from(),
                    one.key(),
                    one.how() + (one.times() > 1 ? " (" + one.times() + " times)" : ""));
        table.print(terminal());
    }
}
