package org.gaas.box;

import java.util.List;
import org.gaas.remote.Host;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;
import org.gaas.remote.ssh.RealServers;

/** The box's servers, as the desk reaches them. */
public final class BoxHosts {
    private static Servers servers;

    private BoxHosts() {}

    /**
     * @param name prod1, acc1 or trial1
     */
    public static Host host(String name) {
        return host(BoxFixture.box(), name);
    }

    /** The same of another box. */
    public static synchronized Host host(Box box, String name) {
        if (servers == null) servers = RealServers.with(box.clientKey());
        var server = box.server(name);
        return servers.connect(new ServerAccess(
                server.name(),
                server.address(),
                server.port(),
                server.user(),
                box.clientKey(),
                List.of(server.hostKey()),
                server.root().toString(),
                new BoxPlatform(box.home(), RealUser.of(box.home()))));
    }
}
