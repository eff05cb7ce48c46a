package org.gaas.access.mysql;

import java.util.List;
import org.gaas.access.DatabaseAccounts;
import org.gaas.box.BoxFixture;
import org.gaas.box.BoxHosts;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Host;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Developers' accounts on the box's MariaDB")
class MariaDbAccountsTest extends MariaDbAccountsContract {
    @Override
    Host host() {
        return BoxHosts.host("trial1");
    }

    @Override
    MariaDbAccounts kind() {
        return new OfBox();
    }

    @Override
    List<String> there() {
        return List.of(
                "mariadb",
                "--host=127.0.0.1",
                "--port=" + BoxFixture.box().database().port());
    }

    private static final class OfBox extends MariaDbAccounts {
        @Override
        public String platform() {
            return "box";
        }

        @Override
        public String engine(ServerName server) {
            return "box";
        }

        @Override
        public DatabaseAccounts.Endpoint endpoint(ServerName server) {
            return new Endpoint("127.0.0.1", BoxFixture.box().database().port());
        }

        @Override
        protected String prefix(ServerName server) {
            return "d-accounts-";
        }
    }
}
