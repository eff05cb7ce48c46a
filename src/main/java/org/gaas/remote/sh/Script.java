package org.gaas.remote.sh;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;

/**
 * Writes scripts in the language of POSIX sh. A script defines functions and calls one on its last line, so that a part
 * of it does nothing; values are quoted, and every script has a mark of its own that nothing else can print.
 */
final class Script {
    /** Functions for answers: {@code g_say WORDS} on a line of its own, {@code g_one_line TEXT}; g_mark is set before. */
    static final String ANSWERS = """
            g_say() { printf '\\n%s %s\\n' "$g_mark" "$*"; }
            g_one_line() { printf '%s' "$1" | tail -c 1000 | tr '\\000-\\037\\177' ' '; }
            """;

    /** How long another user may work on a wish. */
    private static final Duration ACTING = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private final String root;
    private final Platform platform;
    private final String mark = newMark();

    Script(String root, Platform platform) {
        this.root = root;
        this.platform = platform;
    }

    /** The command line that reads a script and runs it, in a clean environment and not longer than the limit. */
    static String reader(Platform platform, Duration limit) {
        return "exec /usr/bin/env -i LC_ALL=C HOME=\"$HOME\" PATH=" + quoted(platform.programs()) + " timeout -k 5 "
                + seconds(limit) + " /bin/sh -s";
    }

    /** The same for a script that is followed by content: it ends with a line that holds the mark. */
    String readerBeforeContent(Duration limit) {
        var read = "s=; while IFS= read -r l; do if [ \"$l\" = " + mark
                + " ]; then eval \"$s\"; exit; fi; s=\"$s$l\n\"; " + "done; exit 125";
        return "exec /usr/bin/env -i LC_ALL=C HOME=\"$HOME\" PATH=" + quoted(platform.programs()) + " timeout -k 5 "
                + seconds(limit) + " /bin/sh -c " + quoted(read);
    }

    /** Printed on lines of its own, so that answers can be told from everything else. */
    String mark() {
        return mark;
    }

    /** A whole script: the functions, then the main one, called on the last line. */
    String of(List<Fragment> fragments, String main) {
        return definitions(fragments) + "G_MAIN() {\numask 022\ncd / || exit 126\n" + main + "\n}\n{ G_MAIN; exit; }\n";
    }

    /** Calls the functions in this shell, or in one of their actor. */
    String calls(Fragment fragment) {
        var prefix = fragment.actor().map(platform::actingAs).orElse(List.of());
        if (prefix.isEmpty()) return plainCalls(fragment);
        return words(prefix) + " timeout -k 5 " + seconds(ACTING) + " /bin/sh -s "
                + here(definitions(List.of(fragment)) + "{ " + plainCalls(fragment) + "; } </dev/null\n");
    }

    /** Runs a command with everything it asks for; from inside a function. */
    String command(Command command, Duration limit, String redirections) {
        var prefix = command.owner().map(platform::actingAs).orElse(List.of());
        // whoever acts as another can't end its processes: the limit is kept by the other
        return input(command)
                + words(prefix) + " timeout -k 5 " + seconds(limit) + " /bin/sh -s 5<&0 " + redirections + " "
                + here(definitions(List.of(command.call())) + "G_CALL() {\n" + environment(command)
                        + body(command.call()) + "\n}\n{ G_CALL <&5 5<&-; exit; }\n");
    }

    /** The text as input of the command before it. */
    static String here(String text) {
        return here(text, "");
    }

    static String here(String text, String restOfLine) {
        var end = "GAAS_" + HexFormat.of().toHexDigits(RANDOM.nextLong());
        return "<<'" + end + "'" + restOfLine + "\n" + text + end + "\n";
    }

    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    static long seconds(Duration limit) {
        return Math.max(1, limit.plusMillis(999).toSeconds());
    }

    String below(String path) {
        return root.replaceAll("/+$", "") + "/" + path.replaceAll("^/+", "");
    }

    private static String newMark() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "@gaas-" + HexFormat.of().formatHex(bytes);
    }

    private String environment(Command command) {
        var lines = new StringBuilder(
                "umask 022\ncd " + quoted(below(command.directory().orElse(""))) + " || return 126\n");
        command.environment().forEach((name, value) -> lines.append("export " + name + "=" + quoted(value) + "\n"));
        return lines.toString();
    }

    private static String input(Command command) {
        if (command.input() instanceof Command.Input.Text text)
            return "printf '%s' " + quoted(text.text().reveal()) + " 9>&- | ";
        return command.input() instanceof Command.Input.Nothing ? "</dev/null " : "";
    }

    private String plainCalls(Fragment fragment) {
        return fragment.calls().stream().map(this::call).collect(Collectors.joining(" && "));
    }

    /** A program takes the place of the shell, so that signals reach it. */
    private String body(Fragment fragment) {
        return fragment.isProgram() ? "exec " + arguments(fragment.calls().get(0)) : plainCalls(fragment);
    }

    private String call(Fragment.Call call) {
        return call.function().name() + " " + arguments(call);
    }

    private String arguments(Fragment.Call call) {
        return call.arguments().stream().map(this::argument).collect(Collectors.joining(" "));
    }

    private String argument(Fragment.Argument argument) {
        if (argument instanceof Fragment.Argument.Text text) return quoted(text.value());
        if (argument instanceof Fragment.Argument.Path path) return quoted(below(path.value()));
        if (argument instanceof Fragment.Argument.Acting acting) return words(platform.actingAs(acting.owner()));
        return quoted(((Fragment.Argument.Hidden) argument).value().reveal());
    }

    private static String words(List<String> words) {
        return words.stream().map(Script::quoted).collect(Collectors.joining(" "));
    }

    private String definitions(List<Fragment> fragments) {
        var functions = new LinkedHashMap<String, ShFunction>();
        define(platform.give(), functions);
        fragments.forEach(fragment -> fragment.calls().forEach(call -> define(call.function(), functions)));
        return functions.values().stream()
                .map(function -> function.name() + "() {\n" + function.body() + "\n}\n")
                .collect(Collectors.joining());
    }

    private static void define(ShFunction function, Map<String, ShFunction> functions) {
        var other = functions.putIfAbsent(function.name(), function);
        if (other != null && !other.equals(function))
            throw new IllegalStateException("two functions have the name " + function.name());
        if (other == null) function.uses().forEach(used -> define(used, functions));
    }
}
