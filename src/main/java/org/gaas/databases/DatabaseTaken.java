package org.gaas.databases;

import org.gaas.engine.Failure;
import org.gaas.installations.InstallationId;

/** A database that an installation needs is another installation's. */
final class DatabaseTaken extends Failure {
    private final String wanted;
    private final String found;

    DatabaseTaken(InstallationId installation, DatabaseName name, String owner) {
        super(
                "desk: " + installation + " needs the database " + name + ", which belongs to " + owner
                        + ". Undo this, and choose another name for the project.",
                null);
        this.wanted = "the database " + name + " for " + installation;
        this.found = "it belongs to " + owner;
    }

    @Override
    public String where() {
        return "desk";
    }

    @Override
    public String reason() {
        return "DB_NAME_TAKEN";
    }

    @Override
    public String wanted() {
        return wanted;
    }

    @Override
    public String found() {
        return found;
    }

    @Override
    public String remedy() {
        return "Undo this, and choose another name for the project";
    }

    @Override
    public boolean curableByWaiting() {
        return false;
    }
}
