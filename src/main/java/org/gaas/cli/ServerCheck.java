package org.gaas.cli;

import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Whether servers are alike. */
@Command(
        name = "check",
        description = "Compare the servers with each other and with what applications need.",
        footer = {"", "The exit code is 1 when something was found."})
final class ServerCheck extends DeskCommand {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "one server, compared with the others")
    Optional<String> server = Optional.empty();

    @Override
    int run(DeskClient desk) {
        var path = "fleet/check"
                + server.map(name -> "?server=" + id("NAME", name)).orElse("");
        var checked = desk.ask(Api.CheckedFleet.class, path);
        show(checked, () -> new Findings(terminal())
                .tell(checked.value().servers(), checked.value().findings(), "looked at: all is as it should be."));
        return checked.value().findings().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
