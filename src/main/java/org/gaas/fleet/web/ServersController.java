package org.gaas.fleet.web;

import java.util.List;
import java.util.Locale;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerLoad;
import org.gaas.fleet.ServerRole;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The servers of the fleet. */
@RestController
class ServersController {
    private final Fleet fleet;
    private final ServerLoad load;

    ServersController(Fleet fleet, ServerLoad load) {
        this.fleet = fleet;
        this.load = load;
    }

    /**
     * One server.
     *
     * @param state active, draining or retired
     * @param installations how many have a part on it
     */
    record ServerLine(String name, List<String> roles, String zone, String address, String state, int installations) {}

    /** All servers, by name. */
    @GetMapping("/api/servers")
    List<ServerLine> servers() {
        var counts = load.load();
        return fleet.servers().stream()
                .map(server -> line(server, counts.getOrDefault(server.name(), 0)))
                .toList();
    }

    private static ServerLine line(Server server, int installations) {
        return new ServerLine(
                server.name().value(),
                server.roles().stream().map(ServerRole::value).sorted().toList(),
                server.zone(),
                server.address() + ":" + server.port(),
                server.state().name().toLowerCase(Locale.ROOT),
                installations);
    }
}
