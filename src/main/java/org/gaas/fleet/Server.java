package org.gaas.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.InvalidInput;

/**
 * A machine of the fleet.
 *
 * @param zone where it stands: a data centre, a rack
 * @param address its name or address in the network
 * @param user who the desk logs in as
 * @param root where its tree begins: {@code /} on a real server
 * @param platform the name of a {@link org.gaas.remote.Platform}, for example {@code debian}
 * @param hostKeys its pinned public keys: {@code ssh-ed25519 AAAA...}
 * @param sites the name of the host that its sites share, where that is not the address
 */
public record Server(
        ServerName name,
        Set<ServerRole> roles,
        String zone,
        String address,
        int port,
        String user,
        String root,
        String platform,
        List<String> hostKeys,
        State state,
        Optional<String> sites) {

    /** Whether a server takes part. */
    public enum State {
        /** Is being looked at: gets nothing until it is proven. */
        JOINING,
        ACTIVE,
        /** Keeps what it has and gets nothing new. */
        DRAINING,
        /** Is not there any more. */
        RETIRED,
        /** Won't come back, and what was on it neither. */
        LOST
    }

    /** Where a server stands unless somebody says otherwise. */
    public static final String DEFAULT_ZONE = "default";

    /**
     * @throws InvalidInput {@code SERVER_INVALID}
     */
    public Server {
        require(!roles.isEmpty(), name, "needs a role");
        require(zone.matches("[a-z][a-z0-9-]{0,30}"), name, "needs a zone like 'default'");
        require(address.matches("[A-Za-z0-9][A-Za-z0-9.:-]{0,253}"), name, "needs a name or address in the network");
        require(port > 0 && port < 65536, name, "needs a port between 1 and 65535");
        require(user.matches("[a-z_][a-z0-9_-]{0,31}"), name, "needs a user to log in as");
        require(root.startsWith("/"), name, "needs a root that begins with /");
        require(platform.matches("[a-z][a-z0-9-]{0,39}"), name, "needs a platform, for example debian");
        require(!hostKeys.isEmpty(), name, "needs at least one pinned host key");
        for (var key : hostKeys)
            require(key.matches("[a-z0-9@.-]+ [A-Za-z0-9+/=]+"), name, "has a host key that is none: type and base64");
        sites.ifPresent(host -> require(
                host.matches("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*") && host.length() <= 253,
                name,
                "needs sites that are the name of a host, in small letters"));
        roles = Set.copyOf(roles);
        hostKeys = List.copyOf(hostKeys);
    }

    /** The host that its sites share. */
    public String sharedHost() {
        return sites.orElse(address);
    }

    /** A server whose sites share its address. */
    public Server(
            ServerName name,
            Set<ServerRole> roles,
            String zone,
            String address,
            int port,
            String user,
            String root,
            String platform,
            List<String> hostKeys,
            State state) {
        this(name, roles, zone, address, port, user, root, platform, hostKeys, state, Optional.empty());
    }

    public boolean has(ServerRole role) {
        return roles.contains(role);
    }

    Server in(State other) {
        return new Server(name, roles, zone, address, port, user, root, platform, hostKeys, other, sites);
    }

    Server sharing(Optional<String> host) {
        var other = host.filter(name -> !name.equals(address));
        return new Server(name, roles, zone, address, port, user, root, platform, hostKeys, state, other);
    }

    private static void require(boolean right, ServerName name, String complaint) {
        if (!right) throw new InvalidInput("server", "SERVER_INVALID", "the server " + name + " " + complaint);
    }
}
