package org.gaas.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.remote.HostKey;

/**
 * A server that is being added.
 *
 * @param like a server of the fleet that this one should be like
 * @param requester who asked for it
 * @param process the process instance that adds it; nobody else may
 * @param comesBack whether it was in the fleet before, and is retired
 * @param key what it showed; trusted by nobody until a person says so
 * @param checked whether a look found nothing wrong, so that a proof may have begun
 * @param findings what was found at the last look, for people
 */
record Candidate(
        ServerName name,
        Set<ServerRole> roles,
        String zone,
        String address,
        int port,
        Optional<ServerName> like,
        String requester,
        String process,
        boolean comesBack,
        Optional<HostKey> key,
        boolean checked,
        String findings) {

    static final String PLATFORM = "debian";

    /** The server as it joins the fleet, with the key that a person looked at. */
    Server server() {
        return server(key.orElseThrow().text());
    }

    Server server(String hostKey) {
        return new Server(
                name, roles, zone, address, port, "gaas", "/", PLATFORM, List.of(hostKey), Server.State.JOINING);
    }
}
