package org.gaas.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings servers to what is wished of them, or only looks. */
@Command(
        name = "converge",
        description = "Make one installation, or all, on the servers what it should be.",
        footer = {"", "With --check the exit code is 1 when something differs."})
final class Converge extends DeskCommand {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "the installation; all when not given")
    Optional<String> installation = Optional.empty();

    @Option(names = "--check", description = "look only, change nothing")
    boolean check;

    private final List<String> answers = new ArrayList<>();
    private boolean different;

    @Override
    int run(DeskClient desk) {
        for (var id : installation.map(List::of).orElseGet(() -> all(desk))) converge(desk, id);
        if (json()) terminal().line(Text.plainJson(installation.isPresent() ? answers.get(0) : answers.toString()));
        return different ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static List<String> all(DeskClient desk) {
        return desk.list(Api.Installation.class, "installations").value().stream()
                .filter(one -> one.server() != null && "installed".equalsIgnoreCase(one.state()))
                .map(Api.Installation::id)
                .toList();
    }

    private void converge(DeskClient desk, String installation) {
        var path = "installations/" + id("ID", installation) + "/converge?check=" + check;
        var answer = desk.post(Api.Converged.class, path, Map.of());
        answers.add(answer.json());
        var changes = answer.value().changes().stream()
                .filter(change -> !"NONE".equals(change.outcome()))
                .toList();
        different |= changes.stream().anyMatch(change -> !"APPLIED".equals(change.outcome()));
        if (json()) return;
        terminal()
                .line(terminal()
                                .style(
                                        Style.STRONG,
                                        Text.plain(installation + " on "
                                                + answer.value().server())) + ": "
                        + (changes.isEmpty()
                                ? "as it should be (" + answer.value().changes().size() + " wishes)"
                                : changes.size() + " of "
                                        + answer.value().changes().size() + " wishes"));
        changes.forEach(this::tell);
    }

    private void tell(Api.Change change) {
        var outcome =
                switch (Names.or(change.outcome(), "?")) {
                    case "APPLIED" -> terminal().style(Style.GOOD, "changed      ");
                    case "WOULD_APPLY" -> terminal().style(Style.ATTENTION, "would change ");
                    case "FAILED" -> terminal().style(Style.BAD, "failed       ");
                    default -> Text.left(Text.plain(change.outcome()), 12) + " ";
                };
        terminal()
                .line("  " + outcome + Text.plain(change.subject())
                        + (change.reason() == null ? "" : ": " + Text.plain(change.reason())));
    }
}
