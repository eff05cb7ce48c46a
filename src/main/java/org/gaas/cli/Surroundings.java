package org.gaas.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gaas.cli.client.Accounts;
import org.gaas.cli.terminal.Terminal;

/**
 * All that a command touches besides the desk.
 *
 * @param environment the process's environment
 * @param userHome the user's home directory
 * @param checkout the directory that the launcher lies in, when it started this
 * @param terminal where to write
 * @param ask asks a person for a password
 * @param question asks a person for a line; empty when nobody is there
 * @param clock for how long something takes, in the zone that times are shown in
 * @param pause waits between two looks at the desk
 * @param desk starts the server with these properties
 */
record Surroundings(
        Map<String, String> environment,
        Path userHome,
        Optional<Path> checkout,
        Terminal terminal,
        Function<String, Optional<String>> ask,
        Function<String, Optional<String>> question,
        Clock clock,
        Consumer<Duration> pause,
        Consumer<String[]> desk) {

    Accounts accounts() {
        return new Accounts(environment, List.of(configuration(), boxHome().resolve("cli.properties")), ask);
    }

    /** Where the box keeps its state unless told otherwise. */
    Path boxHome() {
        return variable("GAAS_HOME")
                .map(Path::of)
                .or(() -> checkout.map(directory -> directory.resolve(".gaas")))
                .orElse(userHome.resolve(".gaas"));
    }

    private Path configuration() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElse(userHome.resolve(".config"))
                .resolve("gaas/config");
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
