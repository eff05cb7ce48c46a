package org.gaas.fleet;

import org.gaas.engine.Refusal;

/** No server may take a new installation. */
public class NoServerFits extends Refusal {
    private static final long serialVersionUID = 1;

    NoServerFits(String sentence) {
        super(sentence);
    }
}
