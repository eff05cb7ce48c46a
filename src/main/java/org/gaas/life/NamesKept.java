package org.gaas.life;

import org.gaas.engine.Refusal;

/** Names stay as they were: somebody refused the change, gave it up, or took it back. */
public final class NamesKept extends Refusal {
    NamesKept(String why) {
        super(why);
    }
}
