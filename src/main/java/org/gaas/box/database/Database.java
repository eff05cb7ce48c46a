package org.gaas.box.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gaas.box.BoxFailure;
import org.gaas.box.Marked;
import org.gaas.box.PrivateFile;
import org.gaas.box.tls.Certificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The box's MariaDB: a process of its own that answers on a socket and on a loopback port. Its data is kept. One that a
 * killed desk left running is adopted when it is as we would start it, and ended otherwise.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 30;

    private final Path folder;
    private final Binaries binaries;
    private final int port;
    private final Path socket;
    private final ServerCommand command;
    private final Marked mark;

    private Database(Path folder, Binaries binaries, int port, Certificate certificate) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = port;
        this.socket = Sockets.below(folder);
        this.command = new ServerCommand(folder, binaries, port, socket, certificate);
        this.mark = new Marked(folder.toString());
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param folder data, log, socket and accounts
     * @param programs where the programs are unpacked, once
     * @param certificate clients of version 11 ask for TLS; with a certificate of its own the server starts in 0.4 s,
     *     one that it makes itself takes 8 s
     */
    public static Database start(Path folder, Path programs, int port, Certificate certificate) {
        var database = new Database(folder, Binaries.unpacked(programs), port, certificate);
        var accounts = Accounts.kept(folder.resolve("administrator"));
        PrivateFile.write(database.administrator(), accounts.optionFile(database.socket));
        PrivateFile.write(folder.resolve(ServerCommand.ACCOUNTS), accounts.initFile());
        if (!database.adopted()) database.start();
        return database;
    }

    public int port() {
        return port;
    }

    public Path socket() {
        return socket;
    }

    /** An option file that makes {@code mariadb} and {@code mariadb-dump} the administrator; for its owner only. */
    public Path administrator() {
        return folder.resolve("administrator.cnf");
    }

    /** Where {@code mariadb} and {@code mariadb-dump} are. */
    public Path client(String program) {
        return binaries.program(program);
    }

    private boolean adopted() {
        List<String> wanted = command.serve();
        if (mark.find().stream().anyMatch(process -> runs(process, wanted)) && answers()) {
            LOG.info("The box's database still runs; it goes on");
            return true;
        }
        mark.end(STOP_SECONDS);
        return false;
    }

    private void start() {
        try {
            Files.createDirectories(folder.resolve(ServerCommand.TEMPORARY));
            if (!Files.isDirectory(data())) install();
            Process process = launch(command.serve(), Path.of("/dev/null"), "server.out");
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
            while (!answers()) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    mark.end(STOP_SECONDS);
                    throw failure("does not start", "server.log", "server.out");
                }
                process.waitFor(25, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the box's database can't be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the box's database starts", e);
        }
    }

    /** Beside, and then in one move: a killed desk leaves no half of a data directory. */
    private void install() throws IOException, InterruptedException {
        Path beside = folder.resolve("data.new");
        FileSystemUtils.deleteRecursively(beside);
        Files.createDirectory(beside);
        Path statements = folder.resolve("install.sql");
        DataDirectory.statements(binaries, statements);
        Process process = launch(command.bootstrap(beside), statements, "install.out");
        if (process.waitFor() != 0) throw failure("can't make its files", "install.out");
        Files.delete(statements);
        Files.move(beside, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Process launch(List<String> command, Path input, String output) throws IOException {
        // a session of its own: Ctrl-C in the terminal is for the desk, which then stops the database in order
        var detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        var builder = new ProcessBuilder(Files.isExecutable(Path.of("/usr/bin/setsid")) ? detached : command)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MYSQL") || name.startsWith("MARIADB"));
        mark.put(builder);
        return builder.start();
    }

    private boolean answers() {
        if (!Files.exists(socket)) return false;
        try {
            var command =
                    List.of(client("mariadb").toString(), "--defaults-file=" + administrator(), "-N", "-e", "SELECT 1");
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
            return process.waitFor() == 0;
        } catch (IOException unloadable) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private BoxFailure failure(String what, String... logs) {
        String missing = Libraries.missing(List.of(client("mariadb"), binaries.program("mariadbd")));
        String sentence = "The box's database " + what + ". " + missing;
        if (!missing.isEmpty()) return new BoxFailure(sentence, "Install it (apt install ...) and start again.");
        return new BoxFailure(
                sentence + LogTail.of(folder, logs), "Read " + folder.resolve(logs[0]) + "; --fresh starts over.");
    }

    private static boolean runs(ProcessHandle process, List<String> command) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
            return new String(bytes, UTF_8).equals(String.join("\0", command) + "\0");
        } catch (IOException ended) {
            return false;
        }
    }

    private Path data() {
        return folder.resolve(ServerCommand.DATA);
    }

    /** Ends the server in order: it writes everything first. */
    @Override
    public void close() {
        mark.end(STOP_SECONDS);
    }
}
