package org.gaas.production;

import org.gaas.engine.Refusal;

/** The quote could not be accepted any more on the day of the answer: a new one is made. */
public final class QuoteLapsed extends Refusal {
    QuoteLapsed(String sentence) {
        super(sentence);
    }
}
