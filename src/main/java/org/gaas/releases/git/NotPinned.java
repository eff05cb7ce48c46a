package org.gaas.releases.git;

import org.eclipse.jgit.errors.TransportException;

/** The host showed a key that is not among those that are known to be its own. */
class NotPinned extends TransportException {
    NotPinned(String found) {
        super(found);
    }
}
