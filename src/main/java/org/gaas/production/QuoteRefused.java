package org.gaas.production;

import org.gaas.engine.Refusal;

/** The customer does not want it. */
public final class QuoteRefused extends Refusal {
    QuoteRefused(String by, String reason) {
        super("The quote was refused by " + by + ": " + reason);
    }
}
