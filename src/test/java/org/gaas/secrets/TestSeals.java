package org.gaas.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals for tests of other modules. */
public final class TestSeals {
    private TestSeals() {}

    /** As a node has it after a start with this file. */
    public static Seal atStart(JdbcClient database, Path file, Clock clock, SealedTable... tables) {
        return new Seal(new MasterKeysAtStart(database, List.of(tables), clock).in(file));
    }

    /** One with a key that is nowhere but in memory. */
    public static Seal inMemory() {
        try {
            var folder = Files.createTempDirectory("seal");
            var file = folder.resolve("master.key");
            var made = MasterKeys.make(file);
            Files.delete(file);
            Files.delete(folder);
            return new Seal(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a node does at its start. */
    public static int sealAgain(JdbcClient database, Seal seal, SealedTable... tables) {
        return new Resealing(database, seal, List.of(tables)).all();
    }

    /** A file with a new master key; its id. */
    public static String make(Path file) {
        return MasterKeys.make(file).current().id();
    }
}
