package org.gaas.life;

import org.gaas.engine.Failure;

/** Developers could not be kept out of what goes: their accounts are not as they should be. */
final class AccessLeft extends Failure {
    private static final long serialVersionUID = 1;

    private enum Reason implements Kind {
        ACCESS_LEFT;

        @Override
        public String remedy() {
            return "Look at the server; the desk tries again within the hour too";
        }

        @Override
        public boolean curableByWaiting() {
            return true;
        }
    }

    AccessLeft(String server, String found) {
        super(Reason.ACCESS_LEFT, server, "no developer's account opens what goes", found, null);
    }
}
