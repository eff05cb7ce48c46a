package org.gaas.remote;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses belong to the open internet: IANA's special-purpose registries (RFC 6890) hold the others. */
final class PublicAddress {
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // within 2000::/3: protocol assignments with Teredo, documentation, 6to4
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::new)
            .toList();
    private static final Network GLOBAL_IPV6 = new Network("2000::/3");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (NOT_PUBLIC.stream().anyMatch(network -> network.contains(address))) return false;
        return address instanceof Inet4Address || GLOBAL_IPV6.contains(address);
    }
}
