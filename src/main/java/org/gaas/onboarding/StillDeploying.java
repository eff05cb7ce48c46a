package org.gaas.onboarding;

import org.gaas.engine.Failure;
import org.gaas.installations.InstallationId;

/** An installation can't be taken away while a release is being brought to it. */
final class StillDeploying extends Failure {
    private static final long serialVersionUID = 1;

    private enum Reason implements Kind {
        STILL_DEPLOYING;

        @Override
        public String remedy() {
            return "Wait for its end, or undo it";
        }

        @Override
        public boolean curableByWaiting() {
            return true;
        }
    }

    StillDeploying(InstallationId installation) {
        super(
                Reason.STILL_DEPLOYING,
                "desk",
                "nothing else being done with " + installation,
                "a release is being brought to it",
                null);
    }
}
