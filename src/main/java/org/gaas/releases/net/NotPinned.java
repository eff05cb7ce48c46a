package org.gaas.releases.net;

import java.io.IOException;

/** The host showed a key that is not among those that are known to be its own. */
public final class NotPinned extends IOException {
    NotPinned(String found) {
        super(found);
    }
}
