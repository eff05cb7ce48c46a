package org.gaas.certificates;

import org.gaas.engine.Refusal;

/** It was said to be ordered, but not where, under which number, or for how much. */
public final class PurchaseIncomplete extends Refusal {
    private static final long serialVersionUID = 1L;

    PurchaseIncomplete() {
        super("Supplier, order number and price are needed.");
    }
}
