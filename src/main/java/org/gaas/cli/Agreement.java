package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Answer;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Agreements that customers are asked for, and that are ended. */
@Command(
        name = "agreement",
        description = "Ask a customer for an agreement with a developer, or end one.",
        subcommands = {Agreement.Make.class, Agreement.Withdraw.class, Agreement.End.class})
final class Agreement implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which: " + String.join(", ", spec.subcommands().keySet()) + "; 'gaas agreements' lists them");
    }

    /** Who works where. */
    abstract static class About extends DeskCommand {
        @Parameters(paramLabel = "DEVELOPER", description = "who")
        String developer;

        @Option(names = "--project", paramLabel = "NAME", description = "at this project")
        Optional<String> project = Optional.empty();

        @Option(names = "--customer", paramLabel = "ID", description = "instead: at all projects of this customer")
        Optional<String> customer = Optional.empty();

        LinkedHashMap<String, String> wish() {
            var wish = new LinkedHashMap<String, String>();
            wish.put("developer", developer);
            project.ifPresent(text -> wish.put("project", text));
            customer.ifPresent(text -> wish.put("customer", text));
            return wish;
        }

        int begun(Answer<Api.AccessBegun> begun) {
            return show(begun, () -> {
                terminal().line("Process " + Text.plain(begun.value().process()) + " has begun.");
                terminal().line(Text.plain(begun.value().says()));
            });
        }
    }

    /** A new one. */
    @Command(
            name = "make",
            description = "Have a developer work for a customer, or at a project, from a day until a day.",
            footer = {
                "",
                "A manager asks. The customer's contact answers by a link, or another manager writes the answer down.",
                "What an agreement opens: 'gaas access'. To go on longer, ask for a later day."
            })
    static final class Make extends About {
        @Option(names = "--from", paramLabel = "DAY", description = "the first day; today when not given")
        Optional<String> from = Optional.empty();

        @Option(names = "--until", paramLabel = "DAY", required = true, description = "the last day: 2027-11-30")
        String until;

        @Override
        int run(DeskClient desk) {
            var wish = wish();
            from.ifPresent(text -> wish.put("from", text));
            wish.put("until", until);
            return begun(desk.post(Api.AccessBegun.class, "agreements", wish));
        }
    }

    /** Not wanted any more. */
    @Command(name = "withdraw", description = "Ask the customer no more, as long as nobody answered.")
    static final class Withdraw extends About {
        @Override
        int run(DeskClient desk) {
            return begun(desk.post(Api.AccessBegun.class, "agreements/withdrawal", wish()));
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
