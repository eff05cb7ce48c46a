package org.gaas.onboarding;

import org.gaas.engine.Refusal;

/** The application's own commands did not bring its databases to where they should be. */
public final class UpgradeUnproven extends Refusal {
    UpgradeUnproven(String sentence) {
        super(sentence);
    }
}
