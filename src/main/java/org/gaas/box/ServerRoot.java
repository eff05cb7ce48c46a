package org.gaas.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaas.box.database.Database;

/** The root directory of a server: what a real one has before the desk first signs in. */
final class ServerRoot {
    private ServerRoot() {}

    /** One that has nothing to do with the database. */
    static Path prepare(Path root) {
        try {
            for (String folder : new String[] {"root", "tmp", "etc/gaas/front", "srv/gaas/store"})
                Files.createDirectories(root.resolve(folder));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't prepare " + root, e);
        }
    }

    static Path prepare(Path root, Database database) {
        try {
            prepare(root);
            // commands of the desk are the database's administrator, as root is on Debian
            PrivateFile.write(root.resolve("root/.my.cnf"), Files.readAllBytes(database.administrator()));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't prepare " + root, e);
        }
    }
}
