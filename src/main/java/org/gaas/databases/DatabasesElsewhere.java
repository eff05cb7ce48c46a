package org.gaas.databases;

import org.gaas.engine.Failure;
import org.gaas.installations.Installation;
import org.gaas.installations.Part;

/** Web part and databases are on two servers, and nothing brings them to the same password yet (ADR 27). */
final class DatabasesElsewhere extends Failure {
    private static final long serialVersionUID = 1;

    private enum Reason implements Kind {
        DATABASES_ELSEWHERE;

        @Override
        public String remedy() {
            return "Place both on one server";
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    DatabasesElsewhere(Installation installation) {
        super(
                Reason.DATABASES_ELSEWHERE,
                installation.on(Part.WEB).value(),
                "the same password in the settings of " + installation.id() + " and at its databases",
                "its databases are on " + installation.on(Part.DATABASE),
                null);
    }
}
