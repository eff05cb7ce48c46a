package org.gaas.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file outside the jar that a setting names. */
final class OperatorsFile {
    private OperatorsFile() {}

    /**
     * @throws IllegalStateException when it can't be read: the desk must not start on a guess
     */
    static byte[] read(String setting, String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException no) {
            throw new IllegalStateException(
                    setting + " names the file " + file + ", which can't be read: "
                            + no.getClass().getSimpleName(),
                    no);
        }
    }
}
