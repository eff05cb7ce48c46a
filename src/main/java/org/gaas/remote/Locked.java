package org.gaas.remote;

import java.util.List;

/**
 * Wishes that are fulfilled in this order, under a lock of their own; one list of several that go to a server together.
 */
public record Locked(Lock lock, List<Desired> wishes) {
    public Locked {
        wishes = List.copyOf(wishes);
    }
}
