package org.gaas.remote;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A program or a sh function to run on a server, and what it runs with. Its environment holds nothing but
 * {@code LC_ALL}, {@code PATH}, {@code HOME} and what is given here.
 *
 * @param timeout how long it may take; empty for the usual: 45 s, and 12 hours for operations
 * @param directory where it runs, below the host's root; empty for the root
 * @param owner who runs it; empty for the user of the session
 * @param looks whether it changes nothing, and so need not be written down
 */
public record Command(
        Fragment call,
        Input input,
        Optional<Duration> timeout,
        Map<String, String> environment,
        Optional<String> directory,
        Optional<Owner> owner,
        boolean looks) {

    /** What a command reads. */
    public sealed interface Input {
        /** Nothing: it reads the end at once. */
        record Nothing() implements Input {}

        /** A text, sent as a whole before anything runs; the place for secrets. Can't hold U+0000. */
        record Text(Secret text) implements Input {}

        /**
         * Content of any size. When the connection breaks, the command reads the end too early: give it only to
         * commands that notice, like {@code tar}. Not for operations.
         */
        record Stream(Source source) implements Input {}
    }

    public Command {
        environment = Map.copyOf(environment);
        environment.keySet().forEach(Command::checkedVariable);
        directory.ifPresent(Paths::checked);
    }

    /** A program with its arguments; all users of the server can see these. */
    public static Command of(String... argv) {
        if (argv.length == 0) throw new IllegalArgumentException("a command needs a program");
        return of(Fragment.run(argv));
    }

    /** A sh function with its arguments, which nobody sees; also the way to several programs in one round trip. */
    public static Command of(Fragment call) {
        return new Command(
                call, new Input.Nothing(), Optional.empty(), Map.of(), Optional.empty(), call.actor(), false);
    }

    public Command reading(Secret text) {
        return new Command(call, new Input.Text(text), timeout, environment, directory, owner, looks);
    }

    public Command reading(String text) {
        return reading(Secret.of(text));
    }

    public Command reading(Source source) {
        return new Command(call, new Input.Stream(source), timeout, environment, directory, owner, looks);
    }

    public Command within(Duration timeout) {
        return new Command(call, input, Optional.of(timeout), environment, directory, owner, looks);
    }

    /** Adds a variable to the environment. Not the place for secrets: use the input. */
    public Command with(String variable, String value) {
        var more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(call, input, timeout, more, directory, owner, looks);
    }

    public Command in(String directory) {
        return new Command(call, input, timeout, environment, Optional.of(directory), owner, looks);
    }

    public Command as(Owner owner) {
        return new Command(call, input, timeout, environment, directory, Optional.of(owner), looks);
    }

    /** The same, which changes nothing on the server. */
    public Command looking() {
        return new Command(call, input, timeout, environment, directory, owner, true);
    }

    /** What it is, for people: programs and functions with their arguments; secrets and input are left out. */
    public String summary() {
        return call.calls().stream()
                .map(one -> Stream.concat(
                                call.isProgram()
                                        ? Stream.empty()
                                        : Stream.of(one.function().name()),
                                one.arguments().stream().map(Command::shown))
                        .collect(joining(" ")))
                .collect(joining("; "));
    }

    private static String shown(Fragment.Argument argument) {
        if (argument instanceof Fragment.Argument.Text text) return text.value();
        if (argument instanceof Fragment.Argument.Acting acting) return "as " + acting.owner();
        return argument instanceof Fragment.Argument.Path path ? path.value() : "***";
    }

    private static void checkedVariable(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*"))
            throw new IllegalArgumentException("not a name for a variable: '" + name + "'");
    }
}
