package org.gaas.box;

import org.gaas.databases.mysql.MariaDb;
import org.gaas.fleet.ServerName;

/** The box's one MariaDB, seen from all its servers. */
final class BoxDatabaseServer extends MariaDb {
    private final int port;

    BoxDatabaseServer(int port) {
        this.port = port;
    }

    @Override
    public String platform() {
        return BoxPlatform.NAME;
    }

    /** By number: the name localhost would mean the usual socket. The server itself calls all that is near localhost. */
    @Override
    public Endpoint endpoint(ServerName databases, ServerName application) {
        return new Endpoint("127.0.0.1", port, "localhost");
    }
}
