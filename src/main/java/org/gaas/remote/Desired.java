package org.gaas.remote;

/**
 * Something that should be so on a server. A pure value: the same wish probes and applies the same, whenever and
 * however often. Any module may add kinds.
 */
public interface Desired {
    /** What the wish is about, for people: {@code directory srv/gaas/capri}. Never holds a secret. */
    String subject();

    /** Ends with 0 when the wish is fulfilled, else prints in one line what was found. Changes nothing. */
    Fragment probe(Platform platform);

    /** Fulfils the wish, or ends with another code than 0 and prints why. */
    Fragment apply(Platform platform);

    /** Whether others on the same server change the same thing: then the server's lock is held while applying. */
    default boolean sharedOnServer() {
        return false;
    }

    /** The same wish, looked at and fulfilled by another user than root. */
    default Desired actingAs(Owner owner) {
        return new ActingAs(this, owner);
    }
}
