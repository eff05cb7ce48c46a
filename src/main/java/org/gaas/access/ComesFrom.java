package org.gaas.access;

import java.util.Optional;
import org.gaas.fleet.IpRange;

/**
 * Where somebody comes from when an account counts.
 *
 * @param range empty: from the server itself
 */
public record ComesFrom(Optional<IpRange> range) implements Comparable<ComesFrom> {
    /** From the database server's own machine. */
    public static final ComesFrom HERE = new ComesFrom(Optional.empty());

    public static ComesFrom range(IpRange range) {
        return new ComesFrom(Optional.of(range));
    }

    /** Whether who comes from the other comes from here too. */
    public boolean holds(ComesFrom other) {
        if (range.isEmpty() || other.range.isEmpty()) return equals(other);
        return range.get().holds(other.range.get());
    }

    /** As MariaDB names it in an account. */
    public String host() {
        return range.map(IpRange::masked).orElse("localhost");
    }

    @Override
    public int compareTo(ComesFrom other) {
        if (range.isEmpty() || other.range.isEmpty())
            return Boolean.compare(range.isPresent(), other.range.isPresent());
        return range.get().compareTo(other.range.get());
    }

    @Override
    public String toString() {
        return range.map(IpRange::toString).orElse("the server itself");
    }
}
