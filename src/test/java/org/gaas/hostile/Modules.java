package org.gaas.hostile;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.releases.git.ChangedName;

/** What no door takes yet, or what a door could only reach with a network of its own. */
final class Modules implements Messenger {
    private final World world;
    private final Fleet fleet;

    Modules(World world, Fleet fleet) {
        this.world = world;
        this.fleet = fleet;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("two answers", "database", "grant", "grant host", "server address", "no host key");
    }

    @Override
    public List<Got> bring(Row row, Door door) throws Exception {
        return List.of(
                switch (row.field()) {
                    case "database", "grant" -> made(() -> new DatabaseName(row.input()));
                    case "grant host" -> made(() -> new Account("capri_test", row.input()));
                    case "server address" -> Got.of(added(row.input()));
                    case "no host key" ->
                        made(() -> with(
                                fleet.server(new ServerName("trial1")),
                                row.input().isEmpty() ? List.of() : List.of(row.input())));
                    default -> connected(row.input());
                });
    }

    /** Accounts are made for the address that the web part's server has in the fleet. */
    private HttpResponse<String> added(String address) {
        var wanted = World.pairs("server", "hostile-server", "roles", "trial", "address", address);
        return world.desk.as("hanna").post("/api/servers", World.json(wanted));
    }

    private static Got made(Supplier<?> value) {
        try {
            return new Got("accepted", "", "module", value.get().toString());
        } catch (InvalidInput no) {
            return new Got(no.rule(), no.field(), "module", no.getMessage());
        }
    }

    /** A name that resolves to an allowed address when it is checked, and to loopback when it is connected to. */
    private static Got connected(String url) throws Exception {
        try (var name = new ChangedName()) {
            var rule = name.ruleFor(url);
            return name.connected().isEmpty()
                    ? new Got(rule, "", "connection", rule)
                    : new Got("connected", "", "connection", name.connected().toString());
        }
    }

    static Server with(Server server, List<String> hostKeys) {
        return new Server(
                server.name(),
                server.roles(),
                server.zone(),
                server.address(),
                server.port(),
                server.user(),
                server.root(),
                server.platform(),
                hostKeys,
                server.state());
    }
}
