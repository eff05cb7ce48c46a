package org.gaas.certificates;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a certificate must do.
 *
 * @param hosts those that it must be for, as they stand in URLs
 * @param key the desk's own, which it was ordered with; empty when the key comes with it
 * @param others hosts of other customers, which it must not be for
 */
public record Demand(List<String> hosts, Optional<PrivateKey> key, Set<String> others) {
    public Demand {
        hosts = List.copyOf(hosts);
        others = Set.copyOf(others);
        if (hosts.isEmpty()) throw new IllegalArgumentException("a certificate is for a host");
    }

    @Override
    public String toString() {
        return "a certificate for " + hosts;
    }
}
