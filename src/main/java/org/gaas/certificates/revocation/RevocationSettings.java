package org.gaas.certificates.revocation;

import java.time.Duration;
import java.util.List;
import org.gaas.remote.Network;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where authorities may be asked whether a certificate was revoked. A certificate names the place itself, and whoever
 * brings it may have written anything there.
 *
 * @param hosts the allow-list; what is asked elsewhere stays unknown
 * @param timeout how long one answer may take altogether
 */
@ConfigurationProperties("gaas.certificates.revocation")
public record RevocationSettings(
        @DefaultValue List<Place> hosts, @DefaultValue("5s") Duration timeout) {
    public RevocationSettings {
        hosts = List.copyOf(hosts);
    }

    /**
     * Hosts of an authority.
     *
     * @param name a host, or all below a domain: {@code *.example.org}
     * @param networks addresses that they may have; those of the open internet when empty
     * @param anyPort whether another port than 80 may be asked
     */
    public record Place(
            String name,
            @DefaultValue List<String> networks,
            @DefaultValue("false") boolean anyPort) {
        public Place {
            if (name == null || !name.matches("(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?"))
                throw new IllegalArgumentException("gaas.certificates.revocation: not a host: '" + name + "'");
            networks = List.copyOf(networks);
            networks.forEach(Network::new);
        }

        boolean holds(String host) {
            return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
        }
    }
}
