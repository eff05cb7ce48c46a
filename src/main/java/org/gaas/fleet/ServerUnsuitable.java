package org.gaas.fleet;

import org.gaas.engine.Refusal;

/** A server is not what the desk needs; what was found is kept for the person who decides. */
public final class ServerUnsuitable extends Refusal {
    private static final long serialVersionUID = 1;

    ServerUnsuitable(String sentence) {
        super(sentence);
    }
}
