package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Agreements that are made and ended. */
@Command(
        name = "agreement",
        description = "Make an agreement with a developer, or end one.",
        subcommands = {Agreement.Make.class, Agreement.End.class})
final class Agreement implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which: " + String.join(", ", spec.subcommands().keySet()) + "; 'gaas agreements' lists them");
    }

    /** A new one. */
    @Command(
            name = "make",
            description = "Let a developer work for a customer, or at a project, from a day until a day.",
            footer = {"", "Managers make agreements, with the consent of the customer. What it opens: 'gaas access'."})
    static final class Make extends DeskCommand {
        @Parameters(paramLabel = "DEVELOPER", description = "who")
        String developer;

        @Option(names = "--project", paramLabel = "NAME", description = "at this project")
        Optional<String> project = Optional.empty();

        @Option(names = "--customer", paramLabel = "ID", description = "instead: at all projects of this customer")
        Optional<String> customer = Optional.empty();

        @Option(names = "--from", paramLabel = "DAY", description = "the first day; today when not given")
        Optional<String> from = Optional.empty();

        @Option(names = "--until", paramLabel = "DAY", required = true, description = "the last day: 2027-11-30")
        String until;

        @Option(
                names = "--consent",
                paramLabel = "TEXT",
                required = true,
                description = "who at the customer agreed, when and how")
        String consent;

        @Override
        int run(DeskClient desk) {
            var wish = new LinkedHashMap<String, String>();
            wish.put("developer", developer);
            project.ifPresent(text -> wish.put("project", text));
            customer.ifPresent(text -> wish.put("customer", text));
            from.ifPresent(text -> wish.put("from", text));
            wish.put("until", until);
            wish.put("consent", consent);
            var answer = desk.post(Api.Agreement.class, "agreements", wish);
            return show(answer, () -> {
                terminal().line("agreement " + answer.value().number() + " is made");
                for (var pending : answer.value().pending()) terminal().line("not yet: " + Text.plain(pending));
            });
        }
    }

    /** No more. */
    @Command(
            name = "end",
            description = "End an agreement before its last day: accounts that it opened are taken away.")
    static final class End extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas agreements' shows it")
        String number;

        @Option(names = "--why", paramLabel = "TEXT", required = true, description = "for the trail")
        String why;

        @Override
        int run(DeskClient desk) {
            var answer = desk.put("agreements/" + id("NUMBER", number) + "/end", Map.of("why", why));
            return show(answer, () -> terminal().line("agreement " + number + " has ended"));
        }
    }
}
