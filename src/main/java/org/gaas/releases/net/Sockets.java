package org.gaas.releases.net;

import java.io.IOException;
import java.net.Socket;

/** Makes unconnected sockets; tests bring their own, which connect to nothing. */
@FunctionalInterface
public interface Sockets {
    Socket create() throws IOException;
}
