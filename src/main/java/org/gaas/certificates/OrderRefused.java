package org.gaas.certificates;

import org.gaas.engine.Refusal;

/** An authority does not issue what was ordered, and says why. Waiting does not help. */
public class OrderRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public OrderRefused(String sentence) {
        super(sentence);
    }
}
