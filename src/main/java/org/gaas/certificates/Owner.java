package org.gaas.certificates;

import java.util.Optional;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Installation;

/**
 * Whose a certificate is: an installation's, or a server's for the host that its sites share. One of the two is there.
 *
 * @param installation its number: ids are given again when an installation is gone
 */
public record Owner(Optional<Long> installation, Optional<ServerName> server) {
    public Owner {
        if (installation.isPresent() == server.isPresent())
            throw new IllegalArgumentException("a certificate is an installation's or a server's");
    }

    public static Owner of(Installation installation) {
        return new Owner(Optional.of(installation.number()), Optional.empty());
    }

    public static Owner of(ServerName server) {
        return new Owner(Optional.empty(), Optional.of(server));
    }
}
