package org.gaas.installations;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gaas.TestDatabase;
import org.gaas.audit.Trail;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.fleet.ServerStates;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A fleet of servers that nobody needs to reach, and what places installations on it. */
final class PlacingGround implements AutoCloseable {
    private final TestDatabase database = new TestDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final Clock clock = Clock.systemUTC();
    private final Policy policy = policy();
    final Fleet fleet = new Fleet(
            jdbc,
            access -> {
                throw new AssertionError("no server needs to be reached");
            },
            List.of(new NamedPlatform("fake")),
            Path.of("key"),
            new Trail(jdbc, database.transactions(), clock));
    final Installations installations =
            new Installations(jdbc, policy, new Projects(jdbc, clock), new Customers(jdbc, clock), clock);
    final Placing placing =
            new Placing(installations, policy, new Placement(fleet, installations), jdbc, database.transactions());
    final ServerStates states = new ServerStates(fleet, installations);

    /** With these servers for trials. */
    PlacingGround(String... names) {
        for (var name : names) fleet.register(server(name, "trial"), "adam");
    }

    InstallationId asked(String project) throws NameExists {
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

    /** In a transaction, as steps and requests are; undone by whatever is thrown. */
    <T> T within(Callable<T> work) throws Exception {
        var trouble = new Exception[1];
        var result = new TransactionTemplate(database.transactions()).execute(status -> {
            try {
                return work.call();
            } catch (Exception e) {
                status.setRollbackOnly();
                trouble[0] = e;
                return null;
            }
        });
        if (trouble[0] != null) throw trouble[0];
        return result;
    }

    /** Whether a transaction waits for another. */
    boolean somebodyWaits() {
        return jdbc.sql("select count(*) from information_schema.sessions where blocker_id is not null")
                        .query(Long.class)
                        .single()
                > 0;
    }

    static Server server(String name, String role) {
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

    @Override
    public void close() {
        database.close();
    }
}
