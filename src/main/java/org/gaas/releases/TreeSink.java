package org.gaas.releases;

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

    /** Opens what is in a file. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
