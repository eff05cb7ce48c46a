package org.gaas.onboarding;

import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;

/** What was asked for can't be: the sentence says which field breaks which rule. */
public final class RequestRefused extends Refusal {
    private RequestRefused(String sentence) {
        super(sentence);
    }

    static RequestRefused because(InvalidInput no) {
        return new RequestRefused(no.field() + ": " + no.getMessage() + " (" + no.rule() + ")");
    }

    static RequestRefused because(Refusal no) {
        return new RequestRefused(no.getMessage());
    }
}
