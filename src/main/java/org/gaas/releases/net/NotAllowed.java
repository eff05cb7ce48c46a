package org.gaas.releases.net;

import java.io.IOException;
import org.gaas.engine.InvalidInput;

/** A connection says no, in the middle of a library's work; the cause says why. */
public final class NotAllowed extends IOException {
    public NotAllowed(InvalidInput why) {
        super(why.getMessage(), why);
    }
}
