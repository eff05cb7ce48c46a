package org.gaas.fleet;

import java.net.URI;

/** What somebody outside sees of a server's sites: by name, over TLS, through its web server. */
public interface SeenFromOutside {
    /**
     * @throws org.gaas.engine.Failure when nothing answers, or its certificate can't be trusted
     */
    Page page(URI url);

    /**
     * What was answered.
     *
     * @param status of HTTP
     */
    record Page(int status, String text) {}
}
