package org.gaas.production;

import org.gaas.engine.Failure;

/** What arrived is not what was sent. */
final class SetUpDataLost extends Failure {
    private static final long serialVersionUID = 1;

    private enum Reason implements Kind {
        SET_UP_DATA_LOST;

        @Override
        public String remedy() {
            return "Find out who works in these databases while they are set up";
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    SetUpDataLost(String where, String sent, String found) {
        super(Reason.SET_UP_DATA_LOST, where, sent, found, null);
    }
}
