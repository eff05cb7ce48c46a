package org.gaas.databases.mysql;

import org.gaas.box.BoxFixture;
import org.gaas.box.BoxHosts;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Host;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A restore on the box's MariaDB")
class RestoreTest extends RestoreContract {
    @Override
    Host host() {
        return BoxHosts.host("trial1");
    }

    @Override
    MariaDb server() {
        return new MariaDb() {
            @Override
            public String platform() {
                return "box";
            }

            @Override
            public Endpoint endpoint(ServerName databases, ServerName application) {
                return new Endpoint("127.0.0.1", BoxFixture.box().database().port(), "localhost");
            }
        };
    }
}
