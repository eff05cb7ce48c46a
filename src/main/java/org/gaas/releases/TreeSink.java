package org.gaas.releases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes the files of a tree, one after the other. */
public interface TreeSink {
    /**
     * @param path with slashes, as in the repository
     * @param content read at once, or never; for a link, its target
     * @throws ReleaseRefused a path or a link that can't be shipped as it is
     */
    void file(String path, FileMode mode, Content content) throws ReleaseRefused, IOException;

    /**
     * Takes a content whose file is named later, for sources that get files in any order.
     *
     * @param content read at once
     * @return what to name it with, in {@link #file}
     */
    default Content keep(Content content) throws IOException {
        try (var stream = content.open()) {
            var bytes = stream.readAllBytes();
            return () -> new ByteArrayInputStream(bytes);
        }
    }

    /** Opens what is in a file. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
