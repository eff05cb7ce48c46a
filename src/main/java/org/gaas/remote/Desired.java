package org.gaas.remote;

import java.util.Optional;

/**
 * Something that should be so on a server. A pure value: the same wish probes and applies the same, whenever and
 * however often. Any module may add kinds.
 */
public interface Desired {
    /** How {@link #inOneGo} ends when nothing had to be done. */
    int ALREADY = 10;

    /** What the wish is about, for people: {@code directory srv/gaas/capri}. Never holds a secret. */
    String subject();

    /** Ends with 0 when the wish is fulfilled, else prints in one line what was found. Changes nothing. */
    Fragment probe(Platform platform);

    /** Fulfils the wish, or ends with another code than 0 and prints why. */
    Fragment apply(Platform platform);

    /**
     * Looks, fulfils the wish where it is not fulfilled, and looks again; for wishes whose looking is dear. Ends with 0
     * when something was done and it is fulfilled now, with {@link #ALREADY} when it was fulfilled before, else with
     * another code, and prints why. Empty: by {@link #probe} and {@link #apply}.
     */
    default Optional<Fragment> inOneGo(Platform platform) {
        return Optional.empty();
    }

    /**
     * A path whose kind, owner and mode the first look wants to know. One program tells them for all wishes of a list
     * ({@link Shell#SEEN}): to start it for each would take longer than all else.
     */
    default Optional<String> looksAt() {
        return Optional.empty();
    }

    /** How it is fulfilled together with others that end in the same way; empty: by itself. */
    default Optional<Ending> ending(Platform platform) {
        return Optional.empty();
    }

    /** Whether others on the same server change the same thing: then the server's lock is held while applying. */
    default boolean sharedOnServer() {
        return false;
    }

    /** The same wish, looked at and fulfilled by another user than root. */
    default Desired actingAs(Owner owner) {
        return new ActingAs(this, owner);
    }
}
