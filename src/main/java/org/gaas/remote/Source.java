package org.gaas.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Content of any size, read once for each call of {@link #open()}. */
@FunctionalInterface
public interface Source {
    InputStream open() throws IOException;

    static Source of(Path file) {
        return () -> Files.newInputStream(file);
    }

    static Source of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
