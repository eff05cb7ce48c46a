package org.gaas.sites.dns;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the desk asks where names lead to.
 *
 * @param servers addresses of name servers, with a port where that is not 53: {@code 9.9.9.9}, {@code 127.0.0.1:5353};
 *     those of this machine when empty. Better ones that the customers' networks use than one with answers of its own
 * @param timeout how long one name server may take
 */
@ConfigurationProperties("gaas.sites.dns")
record DnsSettings(
        @DefaultValue List<String> servers,
        @DefaultValue("5s") Duration timeout) {
    DnsSettings {
        for (var server : servers)
            if (!server.matches("[0-9.]{7,15}(:[0-9]{1,5})?|[0-9a-f:]{2,39}|\\[[0-9a-f:]{2,39}](:[0-9]{1,5})?"))
                throw new IllegalArgumentException("gaas.sites.dns.servers: not an address: '" + server + "'");
    }
}
