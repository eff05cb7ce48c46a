package org.gaas.databases.mysql;

import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.springframework.stereotype.Component;

/** MariaDB of a Debian server, on its usual port. */
@Component
class DebianMariaDb extends MariaDb {
    private static final int PORT = 3306;

    private final Fleet fleet;

    DebianMariaDb(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public Endpoint endpoint(ServerName databases, ServerName application) {
        if (databases.equals(application)) return new Endpoint("localhost", PORT, "localhost");
        return new Endpoint(
                fleet.server(databases).address(),
                PORT,
                fleet.server(application).address());
    }
}
