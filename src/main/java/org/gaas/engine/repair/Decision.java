package org.gaas.engine.repair;

import java.util.Arrays;
import org.gaas.engine.InvalidInput;

/** What a person chose to do about failed steps. */
enum Decision {
    RETRY,
    SKIP,
    UNDO;

    static Decision of(String word) {
        return Arrays.stream(values())
                .filter(decision -> decision.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInput("repairDecision", "DECISION_UNKNOWN", "choose one of: retry, skip, undo"));
    }

    String word() {
        return name().toLowerCase();
    }
}
