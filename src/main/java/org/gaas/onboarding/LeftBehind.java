package org.gaas.onboarding;

import java.util.List;
import org.gaas.engine.Failure;
import org.gaas.installations.InstallationId;

/** Something of an installation that should be gone was found by looking for it. */
final class LeftBehind extends Failure {
    private static final long serialVersionUID = 1;

    private enum Reason implements Kind {
        LEFT_BEHIND;

        @Override
        public String remedy() {
            return "Look what made it or keeps it, and remove it";
        }

        @Override
        public boolean curableByWaiting() {
            return true;
        }
    }

    LeftBehind(InstallationId installation, String where, List<String> left) {
        super(Reason.LEFT_BEHIND, where, "nothing left of " + installation, String.join("\n", left), null);
    }
}
