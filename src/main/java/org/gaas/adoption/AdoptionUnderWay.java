package org.gaas.adoption;

import org.gaas.engine.Failure;
import org.gaas.installations.InstallationId;

/** Visitors can't be let in while a site is being adopted. */
final class AdoptionUnderWay extends Failure {
    private static final long serialVersionUID = 1;

    private enum Reason implements Kind {
        ADOPTION_RUNNING;

        @Override
        public String remedy() {
            return "Finish the adoption, or withdraw it";
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    AdoptionUnderWay(InstallationId production, String oldPlace) {
        super(
                Reason.ADOPTION_RUNNING,
                production.value(),
                "visitors let in",
                "what runs at " + oldPlace + " is being adopted",
                null);
    }
}
