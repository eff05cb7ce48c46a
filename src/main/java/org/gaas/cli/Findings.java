package org.gaas.cli;

import java.util.List;
import org.gaas.cli.client.Api;
import org.gaas.cli.terminal.Terminal;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;

/** Tells what was found on servers. */
final class Findings {
    private static final int PAGE = 120;

    private final Terminal terminal;

    Findings(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param good what is told, after the number of servers, when nothing was found
     */
    void tell(List<String> servers, List<Api.Finding> findings, String good) {
        findings.forEach(this::tell);
        var looked = servers.size() + (servers.size() == 1 ? " server" : " servers");
        if (findings.isEmpty()) terminal.line(terminal.style(Style.GOOD, looked + " " + good));
        else terminal.line(looked + " looked at, " + findings.size() + " found.");
    }

    private void tell(Api.Finding finding) {
        var style = "error".equals(finding.severity()) ? Style.BAD : Style.ATTENTION;
        terminal.line(terminal.style(style, Text.left(Text.plain(finding.severity()), 8)) + " "
                + terminal.style(Style.STRONG, Text.plain(finding.where())));
        var width = Math.min(PAGE, terminal.columns() == 0 ? PAGE : terminal.columns()) - 2;
        for (var line : Text.lines(Text.plain(finding.message()) + ". " + Text.plain(finding.hint()) + ".", width))
            terminal.line("  " + line);
    }
}
