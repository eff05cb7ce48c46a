package org.gaas.box;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read; never seen half written or with wider rights. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Writes the whole file, in place of an earlier one. */
    public static void write(Path file, String content) {
        write(file, content.getBytes(UTF_8));
    }

    /** Writes the whole file, in place of an earlier one. */
    public static void write(Path file, byte[] content) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = Files.newByteChannel(beside, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
                var rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) channel.write(rest);
            }
            Files.move(beside, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't write " + file, e);
        }
    }
}
