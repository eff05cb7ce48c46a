package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes away again what was set up for a production that is not open yet. */
@Command(
        name = "withdraw",
        description = "Withdraw a production that is not open yet, with its acceptance: only the hours remain.")
final class Withdraw extends DeskCommand {
    @Parameters(paramLabel = "ID", description = "the production")
    String production;

    @Override
    int run(DeskClient desk) {
        var path = "productions/" + id("ID", production) + "/withdrawal";
        return new Outcome(gaas(), desk).ofRemoval(desk.post(Api.Started.class, path, Map.of()));
    }
}
