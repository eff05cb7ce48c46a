package org.gaas.cli;

import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Whether servers are alike. */
@Command(
        name = "check",
        description = "Compare the servers with each other and with what applications need.",
        footer = {"", "The exit code is 1 when something was found."})
final class ServerCheck extends DeskCommand {
    private static final int PAGE = 120;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "one server, compared with the others")
    Optional<String> server = Optional.empty();

    @Override
    int run(DeskClient desk) {
        var path = "fleet/check"
                + server.map(name -> "?server=" + id("NAME", name)).orElse("");
        var checked = desk.ask(Api.CheckedFleet.class, path);
        show(checked, () -> tell(checked.value()));
        return checked.value().findings().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void tell(Api.CheckedFleet checked) {
        for (var finding : checked.findings()) tell(finding);
        var servers = checked.servers().size() + (checked.servers().size() == 1 ? " server" : " servers");
        if (checked.findings().isEmpty())
            terminal().line(terminal().style(Style.GOOD, servers + " looked at: all is as it should be."));
        else terminal().line(servers + " looked at, " + checked.findings().size() + " found.");
    }

    private void tell(Api.Finding finding) {
        var style = "error".equals(finding.severity()) ? Style.BAD : Style.ATTENTION;
        var words = terminal().style(style, Text.left(Text.plain(finding.severity()), 8)) + " "
                + terminal().style(Style.STRONG, Text.plain(finding.where()));
        terminal().line(words);
        var width = Math.min(PAGE, terminal().columns() == 0 ? PAGE : terminal().columns()) - 2;
        for (var line : Text.lines(Text.plain(finding.message()) + ". " + Text.plain(finding.hint()) + ".", width))
            terminal().line("  " + line);
    }
}
