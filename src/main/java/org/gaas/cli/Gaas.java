package org.gaas.cli;

import java.util.List;
import java.util.Optional;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole, and what all commands share. */
@Command(
        name = "gaas",
        description = "The desk of a company that hosts one web application for many customers.",
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, refused or a check found something, 2 usage or input,",
            "3 waits for a person or a repair, 4 no desk reached, 5 not signed in or not allowed.",
            "",
            "Which desk, and who asks: GAAS_URL, GAAS_USER and GAAS_PASSWORD_FILE; or url, user and",
            "password in ~/.config/gaas/config (mode 600); or the box that './gaas demo' started here.",
            "Decisions about production ask for a code of the second factor: GAAS_CODE, or you are asked."
        })
final class Gaas implements Runnable {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec;

    @Option(names = "--url", paramLabel = "URL", scope = ScopeType.INHERIT, description = "the desk's address")
    Optional<String> url = Optional.empty();

    @Option(names = "--user", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "who asks")
    Optional<String> user = Optional.empty();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print what the desk answered, as JSON")
    boolean json;

    @Option(names = "--no-wait", scope = ScopeType.INHERIT, description = "don't wait for the process's end")
    boolean noWait;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never",
            defaultValue = "auto")
    Color color = Color.auto;

    /** When to colour. */
    enum Color {
        auto,
        always,
        never
    }

    Gaas(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Starts the server in this process. When it can't, it has said why by itself. */
    void startDesk(List<String> properties) {
        try {
            surroundings.desk().accept(properties.toArray(String[]::new));
        } catch (RuntimeException told) {
            if (surroundings.variable("GAAS_DEBUG").isPresent())
                told.printStackTrace(surroundings.terminal().err());
            throw Trouble.of(
                    Trouble.Kind.FAILED,
                    "the desk did not start",
                    null,
                    "it is told above",
                    "mend it, then start again; with GAAS_DEBUG=1 it tells where in the code it stopped");
        }
    }

    DeskClient desk() {
        return new DeskClient(surroundings.accounts().find(url, user));
    }

    Terminal terminal() {
        return surroundings.terminal().withColor(isColored());
    }

    boolean isColored() {
        return switch (color) {
            case always -> true;
            case never -> false;
            case auto ->
                surroundings.terminal().isScreen()
                        && surroundings.variable("NO_COLOR").isEmpty()
                        && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
        };
    }
}
