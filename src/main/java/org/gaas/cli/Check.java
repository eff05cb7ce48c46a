package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a repository before anything is installed from it. */
@Command(name = "check", description = "Check a repository and its description before installing from it.")
final class Check extends DeskCommand {
    @Parameters(paramLabel = "REPO", description = "the repository's address")
    String repository;

    @Option(names = "--tag", paramLabel = "TAG", description = "the release to look at")
    Optional<String> tag = Optional.empty();

    @Option(names = "--application", paramLabel = "NAME", description = "which description of an application fits")
    Optional<String> application = Optional.empty();

    @Override
    int run(DeskClient desk) {
        var wish = new LinkedHashMap<String, String>();
        wish.put("repository", repository);
        tag.ifPresent(text -> wish.put("tag", text));
        application.ifPresent(text -> wish.put("application", text));
        var checked = desk.post(Api.Checked.class, "checks", wish);
        show(checked, () -> tell(checked.value()));
        return checked.value().findings().stream().anyMatch(Check::isError) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void tell(Api.Checked checked) {
        terminal()
                .line(Text.plain("%s at %s (%s) is a %s application"
                        .formatted(
                                checked.repository(),
                                Names.or(checked.tag(), "no tag"),
                                Names.or(Names.commit(checked.commit()), "no commit"),
                                Names.or(checked.application(), "unknown"))));
        checked.findings().forEach(this::tell);
        if (checked.findings().isEmpty())
            terminal().line(terminal().style(Style.GOOD, "Nothing found: it can be installed."));
    }

    private void tell(Api.Finding finding) {
        var severity = Names.or(finding.severity(), "remark").toLowerCase(Locale.ROOT);
        terminal()
                .line(terminal().style(isError(finding) ? Style.BAD : Style.ATTENTION, Text.plain(severity)) + ": "
                        + (finding.where() == null ? "" : Text.plain(finding.where()) + ": ")
                        + Text.plain(finding.message()));
        if (finding.hint() != null) terminal().line("  next: " + Text.plain(finding.hint()));
    }

    private static boolean isError(Api.Finding finding) {
        return "error".equalsIgnoreCase(finding.severity());
    }
}
