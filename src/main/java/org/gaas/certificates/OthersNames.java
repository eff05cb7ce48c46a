package org.gaas.certificates;

import java.util.List;
import java.util.Set;

/** Knows which hosts are whose. */
@FunctionalInterface
public interface OthersNames {
    /** The hosts of installations whose customer is not the one that this certificate is for. */
    Set<String> besides(Owner owner);

    /** The hosts that the owner itself answers under, as far as anybody knows. */
    default List<String> own(Owner owner) {
        return List.of();
    }
}
