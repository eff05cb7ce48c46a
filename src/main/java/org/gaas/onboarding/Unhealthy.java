package org.gaas.onboarding;

import java.util.List;
import org.gaas.engine.Refusal;

/** A site does not answer as its descriptor says that it does when it is well. */
public final class Unhealthy extends Refusal {
    Unhealthy(List<String> findings) {
        super(String.join("\n", findings));
    }
}
