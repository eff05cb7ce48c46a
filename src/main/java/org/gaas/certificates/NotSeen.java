package org.gaas.certificates;

import org.gaas.engine.Refusal;

/** From outside, a site does not show the certificate that was installed. */
public final class NotSeen extends Refusal {
    private static final long serialVersionUID = 1L;

    NotSeen(String sentence) {
        super(sentence);
    }
}
