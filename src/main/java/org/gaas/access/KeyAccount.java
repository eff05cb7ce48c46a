package org.gaas.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.fleet.IpRange;
import org.gaas.installations.InstallationId;

/**
 * A developer who comes to a server by ssh key.
 *
 * @param from where from; empty: from everywhere
 * @param until when the keys count no more, whatever becomes of the desk
 * @param opened which installations' code and logs are seen, each with its own log, by its path below what is shared
 */
public record KeyAccount(
        String developer,
        List<SshKey> keys,
        List<IpRange> from,
        Instant until,
        Map<InstallationId, Optional<String>> opened) {
    public KeyAccount {
        keys = List.copyOf(keys);
        from = List.copyOf(from);
        var sorted = new TreeMap<InstallationId, Optional<String>>(Comparator.comparing(InstallationId::value));
        sorted.putAll(opened);
        opened = sorted;
    }
}
