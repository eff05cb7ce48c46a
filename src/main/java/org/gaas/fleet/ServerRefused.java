package org.gaas.fleet;

import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;

/** What was asked for can't be a server of the fleet: the sentence says which field breaks which rule. */
public final class ServerRefused extends Refusal {
    private static final long serialVersionUID = 1;

    ServerRefused(InvalidInput no) {
        super(no.field() + ": " + no.getMessage() + " (" + no.rule() + ")");
    }
}
