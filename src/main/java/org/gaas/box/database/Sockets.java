package org.gaas.box.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** Where the database's socket lies: the kernel allows 107 bytes for its path, a home may be longer. */
final class Sockets {
    private static final int LONGEST = 100;

    private Sockets() {}

    static Path below(Path folder) {
        Path socket = folder.resolve("mariadb.sock");
        return socket.toString().getBytes(UTF_8).length <= LONGEST ? socket : elsewhere(folder);
    }

    private static Path elsewhere(Path folder) {
        String name = UUID.nameUUIDFromBytes(folder.toString().getBytes(UTF_8)).toString();
        Path instead = Path.of("/tmp", "gaas-" + name);
        try {
            if (!Files.isDirectory(instead, LinkOption.NOFOLLOW_LINKS))
                Files.createDirectory(
                        instead, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.getOwner(instead, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder)))
                throw new IOException(instead + " belongs to somebody else");
            return instead.resolve("mariadb.sock");
        } catch (IOException e) {
            throw new UncheckedIOException("the box finds no place for its database's socket", e);
        }
    }
}
