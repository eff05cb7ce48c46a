package org.gaas.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one folder under which the box keeps all its state.
 *
 * @param folder absolute; may hold spaces and non-ASCII letters
 */
public record BoxHome(Path folder) {

    /** What the desk says, while the terminal shows only what matters. */
    public static final String LOG = "desk.log";

    public BoxHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Makes the folder when it is not there yet; only its owner may look inside. */
    public static BoxHome prepare(Path folder) {
        BoxHome home = new BoxHome(folder);
        privateFolder(home.folder);
        return home;
    }

    /** The root directory of one of the servers: what is {@code /} on a real one. */
    public Path server(String name) {
        return folder.resolve("servers").resolve(name);
    }

    /** Host keys, and the key with which the desk signs in. */
    public Path keys() {
        return privateFolder(folder.resolve("keys"));
    }

    /** The database's data, socket, log and accounts. */
    public Path database() {
        return privateFolder(folder.resolve("database"));
    }

    /** The test CA and the certificates that it issued. */
    public Path tls() {
        return privateFolder(folder.resolve("tls"));
    }

    /** The database's client programs, for the servers. */
    public Path programs() {
        return folder.resolve("bin");
    }

    /** The sample repositories. */
    public Path repositories() {
        return folder.resolve("repositories");
    }

    /** Names and passwords of the demo users; readable by the owner only. */
    public Path users() {
        return folder.resolve("users.txt");
    }

    /** Where the command line finds the desk. */
    public Path commandLine() {
        return folder.resolve("cli.properties");
    }

    private static Path privateFolder(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder))
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't make its folder " + folder, e);
        }
    }
}
