package org.gaas.certificates.acme;

import java.net.UnknownHostException;
import org.gaas.engine.InvalidInput;

/** The way to an authority says no, in the middle of a library's work; the cause says why. */
final class NotAllowed extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NotAllowed(InvalidInput why) {
        super(why.getMessage());
        initCause(why);
    }
}
