package org.gaas.access;

import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;

/** Nobody can be given what was asked for, or not any more: the sentence says which field breaks which rule. */
public final class AccessRefused extends Refusal {
    private static final long serialVersionUID = 1;

    AccessRefused(InvalidInput no) {
        super(no.field() + ": " + no.getMessage() + " (" + no.rule() + ")");
    }

    AccessRefused(Forbidden no) {
        super(no.getMessage() + " (" + no.rule() + ")");
    }

    AccessRefused(String sentence) {
        super(sentence);
    }
}
