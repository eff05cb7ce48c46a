package org.gaas.onboarding;

import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;
import org.gaas.installations.NameExists;

/** What was asked for can't be: the sentence says which field breaks which rule. */
public final class RequestRefused extends Refusal {
    private RequestRefused(String sentence) {
        super(sentence);
    }

    /** The same words as at a door. */
    public static RequestRefused because(InvalidInput no) {
        return new RequestRefused(no.field() + ": " + no.getMessage() + " (" + no.rule() + ")");
    }

    /** The same words as at a door. */
    public static RequestRefused because(Forbidden no) {
        return because(new InvalidInput("requester", no.rule(), no.getMessage()));
    }

    /** The same words as at a door. */
    public static RequestRefused because(NameExists no) {
        return because(new InvalidInput("project", "NAME_EXISTS", no.getMessage()));
    }

    static RequestRefused because(Refusal no) {
        return new RequestRefused(no.getMessage());
    }
}
