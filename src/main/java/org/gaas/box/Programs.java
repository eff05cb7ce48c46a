package org.gaas.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaas.box.database.Database;

/** The folder with the database's client programs, first on the {@code PATH} of all servers. */
final class Programs {
    private Programs() {}

    static Path prepare(BoxHome home, Database database) {
        try {
            Path folder = Files.createDirectories(home.programs());
            for (String program : new String[] {"mariadb", "mariadb-dump"})
                link(folder.resolve(program), database.client(program));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't prepare " + home.programs(), e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) return;
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }
}
