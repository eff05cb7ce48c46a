package org.gaas.box;

import org.gaas.engine.CantStart;

/** The box can't start. */
public final class BoxFailure extends CantStart {
    public BoxFailure(String sentence, String remedy) {
        super(sentence, remedy);
    }

    public BoxFailure(String sentence, String remedy, Throwable cause) {
        super(sentence, remedy, cause);
    }
}
