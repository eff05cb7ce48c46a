package org.gaas.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.gaas.cli.terminal.Terminal;

/**
 * The jar's entry point: the command line. {@code demo} and {@code serve} start the desk in this process; all other
 * commands speak to a desk over its REST API and load nothing of it.
 */
public final class Main {
    private Main() {}

    /**
     * Runs one command.
     *
     * @param args the command, as {@code gaas --help} tells
     */
    public static void main(String... args) {
        // read by the JDK once, at the first HTTP of this process: else it sends a POST again when the connection
        // breaks,
        // and the desk would do it twice
        System.setProperty("sun.net.http.retryPost", "false");
        var code = CommandLines.run(here(), args);
        if (code != ExitCode.STAYS) System.exit(code);
        Optional.ofNullable(System.getProperty("gaas.started")).map(Path::of).ifPresent(Main::mark);
    }

    /** Tells the launcher that the desk came up, so that what the JVM remembers of it is worth keeping. */
    private static void mark(Path started) {
        try {
            Files.write(started, new byte[0]);
        } catch (IOException e) {
            // then the next start is no faster than this one
        }
    }

    /** Also used by the rehearsal, so that this class is in the archive. */
    static Surroundings here() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Optional.ofNullable(System.getProperty("gaas.directory")).map(Path::of),
                terminal(),
                Main::password,
                Main::line,
                Clock.systemDefaultZone(),
                Main::pause,
                properties -> org.gaas.Desk.main(properties));
    }

    /** The launcher tells the size of the screen, as columns x lines; the JDK can't. */
    private static Terminal terminal() {
        var charset = Charset.forName(
                System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII")));
        var size = System.getProperty("gaas.terminal", "0x0").split("x");
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                Integer.parseInt(size[0]),
                Integer.parseInt(size[1]),
                false,
                charset.name().startsWith("UTF-"));
    }

    private static Optional<String> password(String question) {
        Console console = System.console();
        if (console == null) return Optional.empty();
        return Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
    }

    private static Optional<String> line(String question) {
        var console = System.console();
        if (console == null) return Optional.empty();
        return Optional.ofNullable(console.readLine("%s", question));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
