package org.gaas.remote.ssh;

import java.nio.file.Path;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Servers;

/** The real way to servers, for tests of other modules. */
public final class RealServers {
    private RealServers() {}

    /**
     * @param key the file with the private key
     */
    public static Servers with(Path key) {
        return new SshServers(RemoteSettings.usual(key));
    }
}
