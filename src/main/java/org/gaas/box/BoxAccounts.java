package org.gaas.box;

import org.gaas.access.mysql.MariaDbAccounts;
import org.gaas.fleet.ServerName;

/** Developers' accounts in the box's one MariaDB, which its servers share: each server has its own. */
final class BoxAccounts extends MariaDbAccounts {
    private final int port;

    BoxAccounts(int port) {
        this.port = port;
    }

    @Override
    public String platform() {
        return BoxPlatform.NAME;
    }

    @Override
    public String engine(ServerName server) {
        return BoxPlatform.NAME;
    }

    @Override
    public Endpoint endpoint(ServerName server) {
        return new Endpoint("127.0.0.1", port);
    }

    @Override
    protected String prefix(ServerName server) {
        return "d-" + server.value() + "-";
    }
}
