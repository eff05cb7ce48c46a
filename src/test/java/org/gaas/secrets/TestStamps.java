package org.gaas.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;

/** Marks with master keys that a test names. */
public final class TestStamps {
    private TestStamps() {}

    /** @param keys each made of one number; the first marks */
    public static Stamps with(int... keys) {
        try {
            var lines = new ArrayList<String>();
            for (var key : keys) {
                var bytes = new byte[32];
                bytes[0] = (byte) key;
                lines.add(Base64.getEncoder().encodeToString(bytes));
            }
            Path file = Files.createTempFile(
                    "master",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                return new Stamps(MasterKeys.in(Files.write(file, lines)).orElseThrow());
            } finally {
                Files.delete(file);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
