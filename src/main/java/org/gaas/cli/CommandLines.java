package org.gaas.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gaas.cli.client.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads what was typed, runs it, and tells trouble in the same way everywhere. */
final class CommandLines {
    private static final int USAGE_COLUMNS = 100;

    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    private CommandLines() {}

    static int run(Surroundings surroundings, String... args) {
        return of(new Gaas(surroundings), args).execute(args);
    }

    private static CommandLine of(Gaas gaas, String... args) {
        var terminal = gaas.surroundings().terminal();
        var line = new CommandLine(gaas);
        named(args).forEach((name, command) -> line.addSubcommand(name, command.get()));
        withHelp(line);
        return line
                // "@file" and "${...}" in an argument are text
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setUsageHelpWidth(Math.max(60, terminal.isScreen() ? terminal.columns() : USAGE_COLUMNS))
                .setColorScheme(CommandLine.Help.defaultColorScheme(gaas.isColored() ? Ansi.ON : Ansi.OFF))
                .setExecutionStrategy(parsed -> {
                    refuseUnreadable(parsed);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler((mistake, typed) -> misused(gaas, mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(gaas, failure));
    }

    /** To read a command's annotations takes time: when the first word names one, the others are left out. */
    private static Map<String, Supplier<Object>> named(String... args) {
        var only = args.length > 0 ? COMMANDS.get(args[0]) : null;
        return only == null || args[0].equals("completion") ? COMMANDS : Map.of(args[0], only);
    }

    private static Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("demo", Demo::new);
        commands.put("serve", Serve::new);
        commands.put("migrate", Migrate::new);
        commands.put("restored", Restored::new);
        commands.put("install", Install::new);
        commands.put("deploy", Deploy::new);
        commands.put("remove", Remove::new);
        commands.put("onboard", Onboard::new);
        commands.put("withdraw", Withdraw::new);
        commands.put("offboard", Offboard::new);
        commands.put("names", ProductionNames::new);
        commands.put("rename", Rename::new);
        commands.put("adopt", Adopt::new);
        commands.put("availability", Availability::new);
        commands.put("project", ProjectCommands::new);
        commands.put("check", Check::new);
        commands.put("list", ListInstallations::new);
        commands.put("show", Show::new);
        commands.put("converge", Converge::new);
        commands.put("server", Server::new);
        commands.put("servers", Servers::new);
        commands.put("certificate", Certificate::new);
        commands.put("certificates", Certificates::new);
        commands.put("contact", Contact::new);
        commands.put("agreement", Agreement::new);
        commands.put("agreements", Agreements::new);
        commands.put("access", Access::new);
        commands.put("tags", Tags::new);
        commands.put("tasks", Tasks::new);
        commands.put("deputies", Deputies::new);
        commands.put("factor", SecondFactor::new);
        commands.put("code", DemoCode::new);
        commands.put("standins", StandIns::new);
        commands.put("oncall", OnCall::new);
        commands.put("hours", HoursOfMonth::new);
        commands.put("costs", Costs::new);
        commands.put("audit", Audit::new);
        commands.put("completion", Completion::new);
        return commands;
    }

    private static void withHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
        line.getSubcommands().values().forEach(CommandLines::withHelp);
    }

    /** The JVM puts this character where an argument is not in the terminal's character set: the text is lost. */
    private static void refuseUnreadable(CommandLine.ParseResult parsed) {
        if (parsed.originalArgs().stream().anyMatch(arg -> arg.indexOf('\uFFFD') >= 0))
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "an argument is not in this terminal's character set: set LC_ALL=C.UTF-8");
    }

    private static int misused(Gaas gaas, ParameterException mistake) {
        var command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        var suggestions = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .filter(known -> !known.isEmpty())
                        .toList()
                : List.<String>of();
        return new Complaint(gaas.terminal(), false)
                .about(Trouble.of(
                        Trouble.Kind.INPUT,
                        "not understood",
                        command,
                        mistake.getMessage(),
                        (suggestions.isEmpty() ? "" : "did you mean " + String.join(" or ", suggestions) + "? ") + "'"
                                + command + " --help' tells how"));
    }

    private static int failed(Gaas gaas, Exception failure) {
        if (gaas.surroundings().variable("GAAS_DEBUG").isPresent())
            failure.printStackTrace(gaas.surroundings().terminal().err());
        if (failure instanceof Trouble trouble) return new Complaint(gaas.terminal(), gaas.json).about(trouble);
        return new Complaint(gaas.terminal(), gaas.json)
                .about(Trouble.of(
                        Trouble.Kind.FAILED,
                        "gaas itself failed",
                        null,
                        failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                        "run it again with GAAS_DEBUG=1 and report what it prints"));
    }
}
