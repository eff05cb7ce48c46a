package org.gaas.releases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what a source hands over, for tests with small trees. */
public class KeptTree implements TreeSink {
    public final Map<String, FileMode> modes = new LinkedHashMap<>();
    public final Map<String, String> contents = new LinkedHashMap<>();

    @Override
    public void file(String path, FileMode mode, Content content) throws IOException {
        modes.put(path, mode);
        try (var stream = content.open()) {
            contents.put(path, new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }
}
