package org.gaas.databases.mysql;

import org.gaas.engine.InvalidInput;
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
        return new Endpoint(fleet.server(databases).address(), PORT, numeric(application));
    }

    /** The server looks no names up: whoever answers for a name server would decide who comes in. */
    private String numeric(ServerName application) {
        var address = fleet.server(application).address();
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*"))
            throw new InvalidInput(
                    "address",
                    "DB_HOST_NOT_AN_ADDRESS",
                    "the fleet must name " + application + " by its IP address, not as " + address
                            + ", for databases on another server know it by that only");
        return address;
    }
}
