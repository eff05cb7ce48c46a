package org.gaas.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.gaas.TestDatabase;
import org.gaas.applications.DocumentInvalid;
import org.gaas.audit.Trail;
import org.gaas.engine.CantStart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The file of servers")
class FleetFileTest {
    private static final String RIGHT = """
            servers:
              trial1:
                roles: [trial, build]
                address: trial1.example.org
                hostKeys: ["ssh-ed25519 AAAAC3Nz"]
              prod1:
                roles: [production]
                zone: east
                address: 192.0.2.7
                port: 2222
                user: desk
                root: /srv/root
                platform: fake
                hostKeys: ["ssh-ed25519 AAAAC3Nz"]
                state: draining
            """;

    @Test
    @DisplayName("needs roles, address and host keys only")
    void reads() {
        var servers = FleetFile.read("servers.yaml", RIGHT.getBytes(UTF_8));
        assertThat(servers.get(0))
                .extracting(Server::zone, Server::port, Server::user, Server::root, Server::platform, Server::state)
                .containsExactly("default", 22, "gaas", "/", "debian", Server.State.ACTIVE);
        assertThat(servers.get(1))
                .extracting(Server::zone, Server::port, Server::user, Server::root, Server::platform, Server::state)
                .containsExactly("east", 2222, "desk", "/srv/root", "fake", Server.State.DRAINING);
    }

    @Test
    @DisplayName("is refused with line and key of what is wrong")
    void wrong() {
        assertThat(findings(RIGHT.replace("[production]", "production")))
                .contains("line 7, servers.prod1.roles: must be a list");
        assertThat(findings(RIGHT.replace("port: 2222", "port: 0")))
                .contains("line 10, servers.prod1.port: is out of range");
        assertThat(findings(RIGHT.replace("  prod1", "  Prod_1")))
                .contains("line 6, servers.Prod_1")
                .contains("a letter first");
        assertThat(findings(RIGHT.replaceFirst("ssh-ed25519 AAAAC3Nz", "x")))
                .contains("line 2, servers.trial1: the server trial1 has a host key");
    }

    @Test
    @DisplayName("is brought up to date in the database at start")
    void start(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("servers.yaml"),
                RIGHT.replace("roles: [trial, build]", "roles: [trial, build]\n    platform: fake"));
        try (var database = new TestDatabase()) {
            var trail = new Trail(database.jdbc(), database.transactions(), Clock.systemUTC());
            var fleet = new Fleet(
                    database.jdbc(), new FakeServers(), List.of(new NamedPlatform("fake")), Path.of("key"), trail);
            for (var starts = 0; starts < 2; starts++)
                new FleetConfiguration()
                        .serversFromFile(file.toString(), fleet, new RoleRules(policy()), database.transactions())
                        .afterPropertiesSet();
            assertThat(fleet.servers())
                    .extracting(server -> server.name().value())
                    .containsExactly("prod1", "trial1");
            assertThat(trail.of("trial1", 9)).singleElement().satisfies(entry -> assertThat(entry.who())
                    .endsWith("servers.yaml"));
        }
    }

    @Test
    @DisplayName("keeps what hosting said since: a server that drains does so after a restart too")
    void staysDraining() {
        try (var database = new TestDatabase()) {
            var trail = new Trail(database.jdbc(), database.transactions(), Clock.systemUTC());
            var fleet = new Fleet(
                    database.jdbc(), new FakeServers(), List.of(new NamedPlatform("debian")), Path.of("key"), trail);
            var one = FleetFile.read("servers.yaml", RIGHT.getBytes(UTF_8)).get(0);
            fleet.list(one, "file");
            fleet.change(one.name(), Server.State.DRAINING, "hanna");
            fleet.list(one, "file");
            assertThat(fleet.server(one.name()).state()).isEqualTo(Server.State.DRAINING);
            fleet.list(one.in(Server.State.RETIRED), "file");
            assertThat(fleet.server(one.name()).state()).isEqualTo(Server.State.RETIRED);
        }
    }

    @Test
    @DisplayName("is refused at start when roles are together that must not be")
    void apart(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("servers.yaml"), RIGHT.replace("roles: [production]", "roles: [production, trial]"));
        assertThatThrownBy(() -> new FleetConfiguration()
                        .serversFromFile(file.toString(), null, new RoleRules(policy()), null)
                        .afterPropertiesSet())
                .isInstanceOf(CantStart.class)
                .hasMessageContaining("servers.prod1.roles: production and trial can't be on one server")
                .hasMessageEndingWith("(ROLES_APART)");
    }

    private static Policy policy() throws Exception {
        return Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
    }

    private static String findings(String yaml) {
        return catchThrowableOfType(DocumentInvalid.class, () -> FleetFile.read("servers.yaml", yaml.getBytes(UTF_8)))
                .getMessage();
    }
}
