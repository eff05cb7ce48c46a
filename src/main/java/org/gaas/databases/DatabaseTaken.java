package org.gaas.databases;

import org.gaas.engine.Failure;
import org.gaas.installations.InstallationId;

/** A database that an installation needs is another installation's. */
final class DatabaseTaken extends Failure {
    private enum Reason implements Kind {
        DB_NAME_TAKEN;

        @Override
        public String remedy() {
            return "Undo this, and choose another name for the project";
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    DatabaseTaken(InstallationId installation, DatabaseName name, String owner) {
        super(
                Reason.DB_NAME_TAKEN,
                "desk",
                "the database " + name + " for " + installation,
                "it belongs to " + owner,
                null,
                "desk: " + installation + " needs the database " + name + ", which belongs to " + owner
                        + ". Undo this, and choose another name for the project.");
    }
}
