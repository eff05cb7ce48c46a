package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.TestDatabase;
import org.gaas.audit.Trail;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Placing an installation")
class PlacingTest {
    private final TestDatabase database = new TestDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final Clock clock = Clock.systemUTC();
    private final Fleet fleet = new Fleet(
            jdbc,
            access -> {
                throw new AssertionError("no server needs to be reached");
            },
            List.of(new NamedPlatform("fake")),
            Path.of("key"),
            new Trail(jdbc, database.transactions(), clock));
    private final Policy policy = policy();
    private final Installations installations =
            new Installations(jdbc, policy, new Projects(jdbc, clock), new Customers(jdbc, clock), clock);
    private final Placing placing = new Placing(installations, policy, new Placement(fleet, installations));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("puts web and database on one server of the environment's role, the emptiest, and leaves them there")
    void places() throws Exception {
        fleet.register(server("trial1", "trial"), "adam");
        fleet.register(server("acc1", "acceptance"), "adam");
        assertThat(placing.place(asked("capri")).parts())
                .containsEntry(Part.WEB, new ServerName("trial1"))
                .containsEntry(Part.DATABASE, new ServerName("trial1"));

        fleet.register(server("trial2", "trial"), "adam");
        assertThat(placing.place(asked("cicero")).on(Part.WEB)).hasToString("trial2");
        assertThat(placing.place(new InstallationId("capri-test")).on(Part.WEB)).hasToString("trial1");
    }

    @Test
    @DisplayName("is refused when no server has the environment's role")
    void refused() throws NameExists {
        fleet.register(server("acc1", "acceptance"), "adam");
        var capri = asked("capri");
        assertThatThrownBy(() -> placing.place(capri)).isInstanceOf(NoServerFits.class);
        assertThat(installations.get(capri).parts()).isEmpty();
    }

    private InstallationId asked(String project) throws NameExists {
        return installations
                .request(new InstallationRequest(
                        new ProjectName(project),
                        new EnvironmentName("test"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "dora",
                        "p-" + project))
                .id();
    }

    private static Server server(String name, String role) {
        return new Server(
                new ServerName(name),
                Set.of(new ServerRole(role)),
                Server.DEFAULT_ZONE,
                "127.0.0.1",
                22,
                "root",
                "/",
                "fake",
                List.of("ssh-ed25519 AAAA"),
                Server.State.ACTIVE);
    }

    private static Policy policy() {
        try {
            return Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
