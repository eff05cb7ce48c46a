package org.gaas.databases.mysql;

import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Host;
import org.junit.jupiter.api.DisplayName;

@FleetTest
@DisplayName("A restore on a Debian server's MariaDB, by the desk's own account")
class DebianRestoreTest extends RestoreContract {
    @Override
    Host host() {
        return TestFleet.shared().host(TestFleet.TRIAL);
    }

    @Override
    MariaDb server() {
        return new DebianMariaDb(null);
    }
}
