package org.gaas.cli;

import java.util.List;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Where a production's names lead now, and where they must. */
@Command(
        name = "names",
        description =
                "Where the names of a production lead now, and what they must become; exit code 1 when one is wrong.")
final class ProductionNames extends DeskCommand {
    @Parameters(paramLabel = "ID", description = "the production")
    String production;

    @Override
    int run(DeskClient desk) {
        var names = desk.list(Api.ProductionName.class, "productions/" + id("ID", production) + "/names");
        if (gaas().json) terminal().line(Text.plainJson(names.json()));
        else names.value().forEach(this::tell);
        return wrong(names.value()) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void tell(Api.ProductionName name) {
        var right = name.state().equals("right");
        terminal().line(terminal().style(right ? Style.GOOD : Style.ATTENTION, Text.plain(name.sentence())));
        if (right) return;
        terminal().line("  is:   " + Text.plain(name.is()));
        name.must().lines().forEach(line -> terminal().line("  must: " + Text.plain(line)));
    }

    private static boolean wrong(List<Api.ProductionName> names) {
        return names.stream().anyMatch(name -> !name.state().equals("right"));
    }
}
