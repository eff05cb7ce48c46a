package org.gaas.fleet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.gaas.engine.InvalidInput;

/**
 * Addresses of IPv4 that developers come from: {@code 192.0.2.0/24}, or a single one. MariaDB knows no masks for IPv6.
 *
 * @param network the first address
 * @param bits how many of its bits all addresses share
 */
public record IpRange(int network, int bits) implements Comparable<IpRange> {
    /** The widest that policy may name: an office or a provider's customer, never half of the world. */
    static final int WIDEST_PUBLIC = 20;

    /** Within a network of one's own, where nobody comes in from outside (RFC 1918, and RFC 6598). */
    static final int WIDEST_PRIVATE = 12;

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(/(\\d{1,2}))?");

    /**
     * @throws InvalidInput {@code RANGE_INVALID}, or {@code GRANT_HOST_TOO_WIDE}
     */
    public IpRange {
        if (bits < 0 || bits > 32) throw invalid("needs 0 to 32 bits behind the slash");
        if ((network & ~mask(bits)) != 0)
            throw invalid("has bits behind its first " + bits + ": perhaps " + text(network & mask(bits), bits)
                    + " is meant");
        var widest = within(network, bits, "10.0.0.0", 8)
                        || within(network, bits, "172.16.0.0", 12)
                        || within(network, bits, "192.168.0.0", 16)
                        || within(network, bits, "100.64.0.0", 10)
                ? WIDEST_PRIVATE
                : WIDEST_PUBLIC;
        if (bits < widest) throw tooWide("must share at least its first " + widest + " bits");
        if (within(network, bits, "0.0.0.0", 8)
                || within(network, bits, "127.0.0.0", 8)
                || within(network, bits, "169.254.0.0", 16)
                || within(network, bits, "224.0.0.0", 3))
            throw invalid("holds no addresses that somebody could come from");
    }

    /**
     * @throws InvalidInput {@code RANGE_INVALID}, or {@code GRANT_HOST_TOO_WIDE}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IpRange of(String written) {
        if (written == null) throw InvalidInput.missing("from");
        if (written.equals("%") || written.matches("[0:]*/0")) throw tooWide("is everybody");
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) throw invalid("must be IPv4, such as 192.0.2.0/24 or 192.0.2.17");
        var bits = parts.group(6) == null ? 32 : Integer.parseInt(parts.group(6));
        return new IpRange(address(parts.group(1), parts.group(2), parts.group(3), parts.group(4)), bits);
    }

    /** Whether the other lies within this one. Two ranges do that, the other way round too, or have nothing in common. */
    public boolean holds(IpRange other) {
        return other.bits >= bits && (other.network & mask(bits)) == network;
    }

    /** As an account of MariaDB names where it comes from: {@code 192.0.2.0/255.255.255.0}. */
    public String masked() {
        return bits == 32 ? dotted(network) : dotted(network) + "/" + dotted(mask(bits));
    }

    @JsonValue
    @Override
    public String toString() {
        return text(network, bits);
    }

    @Override
    public int compareTo(IpRange other) {
        var order = Integer.compareUnsigned(network, other.network);
        return order != 0 ? order : Integer.compare(bits, other.bits);
    }

    private static boolean within(int network, int bits, String wider, int share) {
        var first = wider.split("\\.");
        return bits >= share && (network & mask(share)) == address(first[0], first[1], first[2], first[3]);
    }

    private static int address(String... parts) {
        var address = 0;
        for (var part : parts) {
            var number = Integer.parseInt(part);
            // some read 010 as eight
            if (number > 255 || part.length() > 1 && part.startsWith("0"))
                throw invalid("must be four numbers from 0 to 255");
            address = address << 8 | number;
        }
        return address;
    }

    private static int mask(int bits) {
        return bits == 0 ? 0 : -1 << 32 - bits;
    }

    private static String text(int network, int bits) {
        return bits == 32 ? dotted(network) : dotted(network) + "/" + bits;
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    private static InvalidInput invalid(String complaint) {
        return new InvalidInput("from", "RANGE_INVALID", complaint);
    }

    private static InvalidInput tooWide(String complaint) {
        return new InvalidInput("from", "GRANT_HOST_TOO_WIDE", complaint);
    }
}
