package org.gaas.releases.git;

import org.eclipse.jgit.errors.TransportException;
import org.gaas.engine.InvalidInput;

/** A connection says no, in the middle of JGit's work: unpacked by {@link Troubles}. */
class NotAllowed extends TransportException {
    private final InvalidInput why;

    NotAllowed(InvalidInput why) {
        super(why.getMessage(), why);
        this.why = why;
    }

    InvalidInput why() {
        return why;
    }
}
