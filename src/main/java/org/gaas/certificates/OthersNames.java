package org.gaas.certificates;

import java.util.List;
import java.util.Set;

/** Knows which hosts are whose. */
public interface OthersNames {
    /** The hosts of installations whose customer is not the one that this certificate is for. */
    Set<String> besides(Owner owner);

    /** The hosts that the owner itself answers under today. */
    List<String> own(Owner owner);
}
