package org.gaas.cli;

import java.io.PrintWriter;
import java.util.List;
import org.gaas.cli.client.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads what was typed, runs it, and tells trouble in the same way everywhere. */
final class CommandLines {
    private static final int USAGE_COLUMNS = 100;

    private CommandLines() {}

    static int run(Surroundings surroundings, String... args) {
        var gaas = new Gaas(surroundings);
        return of(gaas).execute(args);
    }

    static CommandLine of(Gaas gaas) {
        var terminal = gaas.surroundings().terminal();
        var line = new CommandLine(gaas);
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
                .setParameterExceptionHandler((mistake, args) -> misused(gaas, mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(gaas, failure));
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
                        suggestions.isEmpty()
                                ? "'" + command + " --help' tells how"
                                : "did you mean " + String.join(" or ", suggestions) + "?"));
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
