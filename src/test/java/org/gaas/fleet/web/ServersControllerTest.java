package org.gaas.fleet.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gaas.TestDatabase;
import org.gaas.audit.Trail;
import org.gaas.fleet.FakeServers;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("GET /api/servers")
class ServersControllerTest {
    @Test
    @DisplayName("tells name, roles, zone, address, state and how full each server is")
    void servers() throws Exception {
        try (var database = new TestDatabase()) {
            var trail = new Trail(database.jdbc(), database.transactions(), Clock.systemUTC());
            var fleet = new Fleet(
                    database.jdbc(), new FakeServers(), List.of(new NamedPlatform("fake")), Path.of("key"), trail);
            fleet.register(
                    new Server(
                            new ServerName("trial1"),
                            Set.of(new ServerRole("trial"), new ServerRole("build")),
                            "east",
                            "trial1.example.org",
                            2222,
                            "root",
                            "/",
                            "fake",
                            List.of("ssh-ed25519 AAAA"),
                            Server.State.DRAINING),
                    "adam");
            var web = MockMvcBuilders.standaloneSetup(
                            new ServersController(fleet, () -> Map.of(new ServerName("trial1"), 3)))
                    .build();
            web.perform(get("/api/servers")).andExpect(content().json("""
                                            [{"name": "trial1", "roles": ["build", "trial"], "zone": "east",
                                              "address": "trial1.example.org:2222", "state": "draining",
                                              "installations": 3}]""", JsonCompareMode.STRICT));
        }
    }
}
