package org.gaas.life;

import java.util.List;
import org.gaas.engine.Refusal;

/** Visitors can't be led to a name that the certificate in use is not for. */
public final class NamesNotCovered extends Refusal {
    NamesNotCovered(List<String> names) {
        super("The certificate in use is not for " + String.join(", ", names)
                + ": its order was given up. Order it again here, or give the change up.");
    }
}
