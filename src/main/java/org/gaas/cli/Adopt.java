package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Answer;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a site that runs elsewhere become a production here. */
@Command(
        name = "adopt",
        description = "Ask for a site that runs elsewhere to become a production that is set up and closed.",
        footer = {
            "",
            "Hosting decides; then its export (docs/export-site makes one) is loaded and compared as often as wanted, the",
            "old site is closed, and a last export goes the same way. 'gaas adopt ID --look' tells how each compares,",
            "'gaas adopt ID --withdraw' has production be what its release made."
        })
final class Adopt extends DeskCommand {
    @Parameters(paramLabel = "ID", description = "the production")
    String production;

    @Option(names = "--from", paramLabel = "TEXT", description = "where it runs now, and who answers for it there")
    Optional<String> from = Optional.empty();

    @Option(names = "--settings", paramLabel = "TEXT", description = "what of its settings should be kept, for people")
    Optional<String> settings = Optional.empty();

    @Option(names = "--look", description = "tell how far it is, and how each export compares")
    boolean look;

    @Option(names = "--withdraw", description = "take it back: production is what its release made")
    boolean withdraw;

    @Override
    int run(DeskClient desk) {
        var path = "productions/" + id("ID", production) + "/adoption";
        if (look) return told(desk.get(Api.Adoption.class, path));
        var wish = new LinkedHashMap<String, Object>();
        from.ifPresent(text -> wish.put("from", text));
        settings.ifPresent(text -> wish.put("settings", text));
        var begun = withdraw
                ? desk.post(Api.Started.class, path + "/withdrawal", Map.of())
                : desk.postAny(Api.Started.class, path, wish);
        return new Outcome(gaas(), desk).of(begun, installation -> true);
    }

    private int told(Answer<Api.Adoption> answer) {
        if (gaas().json) {
            terminal().line(Text.plainJson(answer.json()));
            return ExitCode.DONE;
        }
        var adoption = answer.value();
        terminal().line(Text.plain(adoption.installation() + ": " + adoption.state() + ", from " + adoption.from()));
        for (var export : adoption.exports()) {
            terminal()
                    .line(Text.plain("  " + (export.last() ? "last export" : "rehearsal " + export.number()) + ": "
                            + said(export) + (export.answer() == null ? "" : ", " + export.answer())));
            export.differences().forEach(line -> terminal().line(Text.plain("    " + line)));
        }
        return ExitCode.DONE;
    }

    private static String said(Api.AdoptedExport export) {
        if (export.compared() == null) return "not compared";
        return export.differences().isEmpty()
                ? "no differences"
                : export.differences().size() + " differences";
    }
}
