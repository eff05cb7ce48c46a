package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Takes an installation away, or breaks off setting it up. */
@Command(
        name = "remove",
        description = "Take a demo or test installation away, or break off setting it up.",
        footer = {"", "What the policy keeps goes into an archive on the server before; 'gaas show ID' tells where."})
final class Remove extends DeskCommand {
    @Parameters(paramLabel = "ID", description = "the installation")
    String installation;

    @Option(names = "--yes", description = "don't ask")
    boolean yes;

    @Override
    int run(DeskClient desk) {
        var path = "installations/" + id("ID", installation) + "/removal";
        if (!yes && !confirmed()) {
            terminal().line("Nothing was removed.");
            return ExitCode.FAILED;
        }
        return new Outcome(gaas(), desk).ofRemoval(desk.post(Api.Started.class, path, Map.of()));
    }

    private boolean confirmed() {
        var question = "Take " + installation + " away: its site, databases and files? Type its name to go on: ";
        return gaas().surroundings()
                .question()
                .apply(question)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "nobody is here to be asked: say --yes to remove " + installation))
                .strip()
                .equals(installation);
    }
}
