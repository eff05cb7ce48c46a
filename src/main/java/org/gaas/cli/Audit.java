package org.gaas.cli;

import static java.util.stream.Collectors.joining;
import static org.gaas.cli.client.DeskClient.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The trail, for auditors. */
@Command(
        name = "audit",
        description = "Show, verify and export the trail (auditors).",
        subcommands = {Audit.Show.class, Audit.Verify.class, Audit.Export.class})
final class Audit implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which: show, verify or export");
    }

    /** Who did what. */
    @Command(name = "show", description = "Show what was decided and done about an installation or on a server.")
    static final class Show extends DeskCommand {
        @Parameters(paramLabel = "ID", arity = "0..1", description = "an installation or a server; all unless told")
        Optional<String> about = Optional.empty();

        @Option(names = "--since", paramLabel = "TIME", description = "for example 2026-11-01, or 2026-11-01T09:30:00Z")
        Optional<String> since = Optional.empty();

        @Option(names = "--person", paramLabel = "NAME", description = "only what this person did, or had done")
        Optional<String> person = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var query = new ArrayList<String>();
            about.ifPresent(id -> query.add("about=" + segment(id("ID", id))));
            since.ifPresent(time -> query.add("since=" + segment(time)));
            person.ifPresent(name -> query.add("person=" + segment(name)));
            var entries = desk.list(
                    Api.Entry.class, "audit/entries" + (query.isEmpty() ? "" : "?" + String.join("&", query)));
            return show(entries, () -> {
                if (entries.value().isEmpty()) {
                    terminal()
                            .line("Nothing is on record"
                                    + about.map(id -> " about " + id).orElse("") + ".");
                    return;
                }
                var table = new Table("!TIME (UTC)", "WHO", "WHAT", "WHERE", "OUTCOME");
                for (var entry : entries.value())
                    table.row(
                                    style(entry),
                                    Times.second(entry.at()),
                                    who(entry),
                                    entry.what(),
                                    Names.or(entry.place(), entry.about()),
                                    entry.outcome())
                            .with(about(entry));
                table.print(terminal());
            });
        }

        private static String who(Api.Entry entry) {
            if (entry.behalf() != null) return entry.who() + " for " + entry.behalf();
            return entry.roles() == null ? entry.who() : entry.who() + " (" + entry.roles() + ")";
        }

        private static String about(Api.Entry entry) {
            return Stream.of(entry.subject(), entry.detail())
                    .filter(text -> text != null && !text.isBlank())
                    .map(text -> text.strip().replaceAll("\\R", "; "))
                    .collect(joining(" · "));
        }

        private static Style style(Api.Entry entry) {
            if (entry.kind().equals("denial") || entry.outcome().equals("FAILED")) return Style.BAD;
            return entry.kind().equals("decision") ? Style.STRONG : Style.NONE;
        }
    }

    /** Whether it is all there. */
    @Command(
            name = "verify",
            description = "Verify that nothing in the trail was changed, removed, swapped or cut off.")
    static final class Verify extends DeskCommand {
        @Option(
                names = "--heads",
                paramLabel = "FILE",
                description = "compare also with the heads that you kept where the desk can't write")
        Optional<Path> heads = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var answer = heads.map(file ->
                            desk.post(Api.Verification.class, "audit/verification", Map.of("heads", text(file))))
                    .orElseGet(() -> desk.ask(Api.Verification.class, "audit/verification"));
            var all = answer.value();
            show(answer, () -> tell(all));
            return all.intact() ? ExitCode.DONE : ExitCode.FAILED;
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw Trouble.of(
                        Trouble.Kind.INPUT,
                        "the heads can't be read",
                        file.toString(),
                        e.getClass().getSimpleName(),
                        "name a file with lines of heads.log");
            }
        }

        private void tell(Api.Verification all) {
            var sums = all.rows() + " rows, " + all.sealed() + " sealed"
                    + (all.until() == null ? "" : " until " + Times.second(all.until()) + " UTC") + ", " + all.heads()
                    + " heads outside the database"
                    + (all.uncovered() == 0 ? "" : " (the last " + all.uncovered() + " rows after them)")
                    + (all.waiting() == 0 ? "" : ", " + all.waiting() + " waiting for their seal");
            if (all.intact()) {
                terminal().line(terminal().style(Style.GOOD, "The trail is intact: ") + sums + ".");
                return;
            }
            var number = all.findings().size();
            terminal()
                    .line(terminal()
                                    .style(
                                            Style.BAD,
                                            "The trail is NOT as it was written: " + number
                                                    + (number == 1 ? " finding" : " findings"))
                            + " in " + sums + ".");
            for (var finding : all.findings()) {
                terminal().line("");
                terminal().line(terminal().style(Style.STRONG, finding.kind()) + "  " + Text.plain(finding.where()));
                terminal().line("  expected  " + Text.plain(finding.expected()));
                terminal().line("  found     " + Text.plain(finding.found()));
            }
        }
    }

    /** For those who look at it with their own tools. */
    @Command(
            name = "export",
            description = {
                "Export each decision with the plan shown, the roles held then, and the changes made:",
                "one JSON object a line, or CSV."
            })
    static final class Export extends DeskCommand {
        @Option(names = "--since", paramLabel = "TIME", description = "for example 2026-11-01")
        Optional<String> since = Optional.empty();

        @Option(names = "--until", paramLabel = "TIME", description = "for example 2026-12-01; not included")
        Optional<String> until = Optional.empty();

        @Option(names = "--csv", description = "as CSV, one line per decision and per change")
        boolean csv;

        @Override
        int run(DeskClient desk) {
            var query = new ArrayList<String>();
            since.ifPresent(time -> query.add("since=" + segment(time)));
            until.ifPresent(time -> query.add("until=" + segment(time)));
            var path = "audit/export" + (query.isEmpty() ? "" : "?" + String.join("&", query));
            return print(desk.text(path, csv ? "text/csv" : "application/x-ndjson"));
        }
    }
}
