package org.gaas.audit.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.gaas.audit.Reader;

/** A decision, the plan shown and the roles held then with it, and the changes that followed. */
record Decision(@JsonUnwrapped Shown decision, List<Shown> changes) {
    static Decision of(Reader.Decided decided) {
        return new Decision(
                Shown.of(decided.decision()),
                decided.changes().stream().map(Shown::of).toList());
    }
}
