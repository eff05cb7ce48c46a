package org.gaas.sites.http;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Names that lead elsewhere than the desk's own DNS says, or that it does not know; all others are looked up. */
final class KnownAddresses implements DnsResolver {
    private final Map<String, String> addresses;

    /**
     * @param addresses {@code try.example.org=10.1.2.3}, any number
     * @throws IllegalArgumentException one is not written so
     */
    KnownAddresses(List<String> addresses) {
        for (var one : addresses)
            if (!one.matches("[a-z0-9.-]+=[0-9a-f.:]+"))
                throw new IllegalArgumentException("gaas.sites.addresses: not name=address: '" + one + "'");
        this.addresses = addresses.stream()
                .map(one -> one.split("="))
                .collect(toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var address = addresses.get(host);
        // whatever the machine's own look-up knows of it (RFC 6761, 6.3)
        if (address == null && host.endsWith(".localhost"))
            return new InetAddress[] {
                InetAddress.getByAddress(host, InetAddress.getLoopbackAddress().getAddress())
            };
        if (address == null) return SystemDefaultDnsResolver.INSTANCE.resolve(host);
        return new InetAddress[] {
            InetAddress.getByAddress(host, InetAddress.getByName(address).getAddress())
        };
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return addresses.containsKey(host) ? host : SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
}
