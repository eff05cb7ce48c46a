package org.gaas.access.mysql;

import java.util.List;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Host;
import org.junit.jupiter.api.DisplayName;

@FleetTest
@DisplayName("Developers' accounts on a Debian server's MariaDB, by the desk's own account")
class DebianAccountsTest extends MariaDbAccountsContract {
    private final TestFleet fleet;

    DebianAccountsTest(TestFleet fleet) {
        this.fleet = fleet;
    }

    @Override
    Host host() {
        return fleet.host(TestFleet.TRIAL);
    }

    @Override
    MariaDbAccounts kind() {
        return new DebianAccounts(null);
    }

    @Override
    List<String> there() {
        return List.of("mariadb", "--host=localhost");
    }
}
