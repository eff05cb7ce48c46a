package org.gaas.fleet.web;

import java.util.List;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerLoad;
import org.gaas.fleet.web.ServerViews.ServerLine;
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

    /** All servers, by name. */
    @GetMapping("/api/servers")
    List<ServerLine> servers() {
        var counts = load.load();
        return fleet.servers().stream()
                .map(server -> ServerLine.of(server, counts.getOrDefault(server.name(), 0)))
                .toList();
    }
}
