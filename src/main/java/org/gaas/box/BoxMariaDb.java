package org.gaas.box;

import org.gaas.databases.mysql.MariaDb;
import org.gaas.fleet.ServerName;

/** The one MariaDB of the box. It resolves no names, so accounts come from an address. */
final class BoxMariaDb extends MariaDb {
    private static final String LOOPBACK = "127.0.0.1";

    private final Box box;

    BoxMariaDb(Box box) {
        this.box = box;
    }

    @Override
    public String platform() {
        return BoxPlatform.NAME;
    }

    @Override
    public Endpoint endpoint(ServerName databases, ServerName application) {
        return new Endpoint(LOOPBACK, box.database().port(), LOOPBACK);
    }
}
