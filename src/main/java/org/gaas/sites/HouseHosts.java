package org.gaas.sites;

import java.util.Set;

/** Names of hosts that belong to the hosting company, and so never to a customer. */
@FunctionalInterface
public interface HouseHosts {
    /** As they are now, in small letters. */
    Set<String> names();
}
