package org.gaas.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * A range of addresses.
 *
 * @param cidr for example {@code 10.1.0.0/16} or {@code 2001:db8::/32}
 */
public record Network(String cidr) {
    /**
     * @throws IllegalArgumentException not a range in CIDR notation
     */
    public Network {
        if (cidr == null || !cidr.matches("[0-9A-Fa-f.:]+/[0-9]{1,3}"))
            throw new IllegalArgumentException("not a network such as 10.1.0.0/16: '" + cidr + "'");
        if (bits(cidr) > address(cidr).length * 8)
            throw new IllegalArgumentException("too many bits after the slash: '" + cidr + "'");
    }

    /**
     * Whether a host may be at an address.
     *
     * @param networks where it may be; anywhere on the open internet when empty
     */
    public static boolean anyOrPublic(List<String> networks, InetAddress address) {
        if (networks.isEmpty()) return PublicAddress.is(address);
        return networks.stream().map(Network::new).anyMatch(network -> network.contains(address));
    }

    public boolean contains(InetAddress address) {
        var mine = address(cidr);
        var other = address.getAddress();
        if (mine.length != other.length) return false;
        var left = bits(cidr);
        for (var i = 0; left > 0; i++, left -= 8) {
            var mask = left >= 8 ? 0xff : 0xff << (8 - left) & 0xff;
            if ((mine[i] & mask) != (other[i] & mask)) return false;
        }
        return true;
    }

    private static int bits(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    private static byte[] address(String cidr) {
        try {
            // only digits, dots and colons: never a name that would be looked up
            return InetAddress.getByName(cidr.substring(0, cidr.indexOf('/'))).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: '" + cidr + "'", e);
        }
    }
}
