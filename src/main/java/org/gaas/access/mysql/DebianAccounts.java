package org.gaas.access.mysql;

import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.springframework.stereotype.Component;

/** MariaDB of a Debian server, on its usual port. */
@Component
class DebianAccounts extends MariaDbAccounts {
    private static final int PORT = 3306;

    private final Fleet fleet;

    DebianAccounts(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public String engine(ServerName server) {
        return server.value();
    }

    @Override
    public Endpoint endpoint(ServerName server) {
        return new Endpoint(fleet.server(server).address(), PORT);
    }

    @Override
    protected String prefix(ServerName server) {
        return "d-";
    }
}
