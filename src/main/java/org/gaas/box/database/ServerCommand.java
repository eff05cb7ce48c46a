package org.gaas.box.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaas.box.tls.Certificate;

/**
 * How the server is called: small, for one machine, and without any option file of this machine.
 *
 * @param folder data, log and accounts
 */
record ServerCommand(Path folder, Binaries binaries, int port, Path socket, Certificate certificate) {
    static final String DATA = "data";

    static final String TEMPORARY = "tmp";

    /** Statements that the server runs when it starts. */
    static final String ACCOUNTS = "init.sql";

    List<String> serve() {
        var command = common(folder.resolve(DATA));
        command.addAll(List.of("--socket=" + socket, "--port=" + port, "--bind-address=127.0.0.1"));
        command.addAll(List.of("--pid-file=" + folder.resolve("pid"), "--log-error=" + folder.resolve("server.log")));
        command.addAll(List.of("--init-file=" + folder.resolve(ACCOUNTS), "--character-set-server=utf8mb4"));
        command.addAll(List.of("--ssl-cert=" + certificate.chainFile(), "--ssl-key=" + certificate.keyFile()));
        command.addAll(List.of("--innodb-buffer-pool-size=64M", "--performance-schema=OFF", "--local-infile=OFF"));
        command.addAll(List.of("--key-buffer-size=1M", "--aria-pagecache-buffer-size=8M", "--table-open-cache=400"));
        command.add("--skip-symbolic-links");
        return command;
    }

    /** Fills a new data directory from statements on its input. */
    List<String> bootstrap(Path data) {
        var command = common(data);
        command.addAll(List.of("--bootstrap", "--silent-startup", "--enforce-storage-engine="));
        return command;
    }

    private List<String> common(Path data) {
        var command = new ArrayList<>(List.of(binaries.program("mariadbd").toString(), "--no-defaults"));
        command.addAll(List.of("--basedir=" + binaries.folder(), "--datadir=" + data));
        // a server that starts clears its folder of temporary files, also of those that another one is using
        command.add("--tmpdir=" + folder.resolve(TEMPORARY));
        command.add("--lc-messages-dir=" + binaries.folder().resolve("share"));
        command.add("--innodb-log-file-size=16M");
        // it refuses to run as root unless it is told so
        if (isRoot()) command.add("--user=root");
        return command;
    }

    private boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
