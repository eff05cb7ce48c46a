package org.gaas.remote;

import java.nio.file.Path;
import java.util.List;

/**
 * How the desk gets into a server.
 *
 * @param name the server's name in the fleet
 * @param host its name or address in the network
 * @param user who the desk logs in as
 * @param key the file that holds the desk's private key, without passphrase
 * @param hostKeys the server's pinned public keys, as in known_hosts after the name: {@code ssh-ed25519 AAAA...}
 * @param root where the server's tree begins: {@code /} on a real server
 */
public record ServerAccess(
        String name,
        String host,
        int port,
        String user,
        Path key,
        List<String> hostKeys,
        String root,
        Platform platform) {
    public ServerAccess {
        if (port < 1 || port > 65535) throw new IllegalArgumentException("not a port: " + port);
        if (!root.startsWith("/")) throw new IllegalArgumentException("the root of " + name + " must begin with '/'");
        hostKeys = List.copyOf(hostKeys);
    }
}
