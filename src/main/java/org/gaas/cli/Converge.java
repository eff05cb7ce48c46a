package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Answer;
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
        description = "Make installations on the servers what they should be: those that are named, or all.",
        footer = {"", "The exit code is 1 when something failed, and with --check when something differs."})
final class Converge extends DeskCommand {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "the installations; all when none is given")
    List<String> installations = List.of();

    @Option(names = "--server", paramLabel = "NAME", description = "all on this server")
    Optional<String> server = Optional.empty();

    @Option(names = "--check", description = "look only, change nothing")
    boolean check;

    private boolean different;

    @Override
    int run(DeskClient desk) {
        installations.forEach(typed -> id("ID", typed));
        if (installations.size() == 1 && server.isEmpty()) return one(desk, installations.get(0));
        var wanted = new LinkedHashMap<String, Object>();
        if (!installations.isEmpty()) wanted.put("installations", installations);
        server.ifPresent(name -> wanted.put("server", name));
        var answer = desk.postForList(Api.OneConverged.class, "converge?check=" + check, wanted);
        answer.value().forEach(this::tell);
        return ended(answer);
    }

    private int one(DeskClient desk, String installation) {
        var path = "installations/" + installation + "/converge?check=" + check;
        var answer = desk.post(Api.Converged.class, path, Map.of());
        tell(new Api.OneConverged(
                installation, answer.value().server(), answer.value().changes(), null, null));
        return ended(answer);
    }

    private int ended(Answer<?> answer) {
        if (json()) terminal().line(Text.plainJson(answer.json()));
        return different ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void tell(Api.OneConverged one) {
        var changes = one.changes().stream()
                .filter(change -> !"NONE".equals(change.outcome()))
                .toList();
        different |= one.code() != null || changes.stream().anyMatch(change -> !"APPLIED".equals(change.outcome()));
        if (json()) return;
        var where = one.installation() + (one.server() == null ? "" : " on " + one.server());
        terminal().line(terminal().style(Style.STRONG, Text.plain(where)) + ": " + Text.plain(inShort(one, changes)));
        changes.forEach(this::tell);
    }

    private static String inShort(Api.OneConverged one, List<Api.Change> changes) {
        if (one.code() != null) return "not done: " + one.code() + ": " + one.message();
        var wishes = one.changes().size();
        return changes.isEmpty()
                ? "as it should be (" + wishes + " wishes)"
                : changes.size() + " of " + wishes + " wishes";
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
