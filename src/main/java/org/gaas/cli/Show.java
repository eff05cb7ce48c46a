package org.gaas.cli;

import java.util.List;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One installation. */
@Command(name = "show", description = "Show one installation, or follow the work on it.")
final class Show extends DeskCommand {
    @Parameters(paramLabel = "ID", description = "the installation")
    String installation;

    @Option(
            names = {"-f", "--follow"},
            description = "follow its running process")
    boolean follow;

    @Override
    int run(DeskClient desk) {
        var answer = desk.get(Api.Installation.class, "installations/" + id("ID", installation));
        if (follow) return new Outcome(gaas(), desk).of(running(answer.value(), processes(desk, answer.value())));
        return show(answer, () -> tell(answer.value(), processes(desk, answer.value())));
    }

    private static List<Api.ProcessSummary> processes(DeskClient desk, Api.Installation installation) {
        if (!installation.processes().isEmpty()) return installation.processes();
        return desk.list(Api.ProcessSummary.class, "processes?businessKey=" + DeskClient.segment(installation.id()))
                .value();
    }

    private static Api.ProcessSummary running(Api.Installation installation, List<Api.ProcessSummary> processes) {
        return processes.stream()
                .filter(process -> StateOf.goesOn(process.state()))
                .findFirst()
                .orElseThrow(() -> Trouble.of(
                        Trouble.Kind.INPUT,
                        "nothing to follow",
                        installation.id(),
                        "no process is running for it",
                        "'gaas show " + installation.id() + "' shows those that ended"));
    }

    private void tell(Api.Installation one, List<Api.ProcessSummary> processes) {
        terminal().line(terminal().style(Style.STRONG, Text.plain(one.id())));
        field("state", one.state());
        field("url", one.url());
        field("version", version(one));
        field("repository", one.repository());
        field("application", one.application());
        field("project", one.project());
        field("environment", one.environment());
        field("customer", one.customer());
        field("server", one.server());
        field("databases", String.join(", ", one.databases()));
        field("expires", times().minute(one.expires()));
        if (one.removal() != null) tell(one.removal());
        if (processes.isEmpty()) return;
        terminal().line("");
        var table = new Table("!PROCESS", "STATE", "STARTED", "!ID");
        for (var process : processes)
            table.row(
                    StateOf.style(process.state()),
                    process.name(),
                    process.state(),
                    times().minute(process.startedAt()),
                    process.id());
        table.print(terminal());
    }

    private void tell(Api.Removal removal) {
        if (removal.provenAt() != null) field("gone", times().minute(removal.provenAt()));
        removal.proof().forEach(line -> field("", line));
        var archive = removal.archive();
        if (archive == null) return;
        field(
                "archive",
                archive.bytes() + " bytes in " + archive.folder() + " on " + String.join(", ", archive.servers()));
        if (archive.removedAt() == null) field("", "kept until " + archive.until());
        else field("", "removed " + times().minute(archive.removedAt()));
    }

    private static String version(Api.Installation one) {
        if (one.tag() == null) return Names.commit(one.commit());
        return one.commit() == null ? one.tag() : one.tag() + " (" + Names.commit(one.commit()) + ")";
    }

    private void field(String name, String value) {
        if (value != null && !value.isEmpty()) terminal().line("  " + Text.left(name, 13) + Text.plain(value));
    }
}
