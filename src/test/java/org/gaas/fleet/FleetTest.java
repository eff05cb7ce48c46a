package org.gaas.fleet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gaas.TestDatabase;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Server.State;
import org.gaas.remote.Command;
import org.gaas.remote.Directory;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

@DisplayName("The fleet")
class FleetTest {
    private static final ServerRole TRIAL = new ServerRole("trial");
    private static final Directory HOME = new Directory("srv/gaas/capri-test", Owner.DESK, "0755");

    private final TestDatabase database = new TestDatabase();
    private final Trail trail = new Trail(database.jdbc(), database.transactions(), Clock.systemUTC());
    private final FakeServers servers = new FakeServers();
    private final Fleet fleet =
            new Fleet(database.jdbc(), servers, List.of(new NamedPlatform("fake")), Path.of("/etc/gaas/key"), trail);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("remembers a server with all that is needed to get in")
    void registers() {
        var one = server("trial1", "default", State.ACTIVE, "trial", "build");
        fleet.register(one, "adam");
        fleet.register(one, "adam");
        assertThat(fleet.servers()).containsExactly(one);

        fleet.host(one.name());
        assertThat(servers.reached).singleElement().satisfies(access -> {
            assertThat(access.host()).isEqualTo("127.0.0.1");
            assertThat(access.key()).isEqualTo(Path.of("/etc/gaas/key"));
            assertThat(access.hostKeys()).containsExactly("ssh-ed25519 AAAAtrial1");
            assertThat(access.platform().name()).isEqualTo("fake");
        });
        assertThat(trail.of("trial1", 9)).extracting(Line::what).containsExactly("add-server");
    }

    @Test
    @DisplayName("writes down who changed what about a server, new host keys above all")
    void changes() {
        var one = server("trial1", "default", State.ACTIVE, "trial");
        fleet.register(one, "adam");
        fleet.change(one.name(), State.DRAINING, "hanna");
        assertThat(fleet.server(one.name()).state()).isEqualTo(State.DRAINING);
        assertThat(trail.of("trial1", 1))
                .extracting(Line::who, Line::detail)
                .containsExactly(tuple("hanna", "now draining"));
        fleet.register(
                new Server(
                        one.name(),
                        one.roles(),
                        one.zone(),
                        one.address(),
                        2222,
                        one.user(),
                        one.root(),
                        one.platform(),
                        List.of("ssh-ed25519 BBBB"),
                        State.ACTIVE),
                "hugo");
        assertThat(trail.of("trial1", 1))
                .extracting(Line::who, Line::detail)
                .containsExactly(tuple("hugo", "new host keys, now active"));
    }

    @Test
    @DisplayName("writes every change on a server to the trail, and nothing when nothing changed")
    void audited() {
        fleet.register(server("trial1", "default", State.ACTIVE, "trial"), "adam");
        var host = fleet.host(new ServerName("trial1"), "capri-test");

        host.converge(Lock.installation("capri-test", 1), List.of(HOME));
        host.check(List.of(HOME));
        servers.answer = Outcome.APPLIED;
        host.converge(Lock.installation("capri-test", 2), List.of(HOME));
        servers.answer = Outcome.FAILED;
        host.converge(Lock.installation("capri-test", 3), List.of(HOME));
        host.upload("srv/x", Owner.DESK, "0644", Source.of(new byte[0]));
        var lock = "installation.capri-test";
        assertThat(trail.of("trial1", 8))
                .extracting(Line::who, Line::what, Line::subject, Line::outcome, Line::detail)
                .containsExactly(
                        tuple("capri-test", "upload", "srv/x", "APPLIED", "desk 0644"),
                        tuple("capri-test", "upload", "srv/x", "BEGUN", "desk 0644"),
                        tuple("capri-test", "converge", HOME.subject(), "FAILED", "why"),
                        tuple("capri-test", "converge", lock, "BEGUN", HOME.subject()),
                        tuple("capri-test", "converge", HOME.subject(), "APPLIED", ""),
                        tuple("capri-test", "converge", lock, "BEGUN", HOME.subject()),
                        tuple("capri-test", "converge", lock, "UNCHANGED", ""),
                        tuple("capri-test", "converge", lock, "BEGUN", HOME.subject()));
        assertThat(trail.of("trial1", 99)).hasSize(9);
    }

    @Test
    @DisplayName("changes nothing on a server when the trail can't be written")
    void noAuditNoAction() {
        fleet.register(server("trial1", "default", State.ACTIVE, "trial"), "adam");
        var host = fleet.host(new ServerName("trial1"), "capri-test");
        database.jdbc()
                .sql("alter table audit_trail rename to audit_trail_gone")
                .update();
        assertThatThrownBy(() -> host.converge(Lock.server(1), List.of(HOME))).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> host.upload("srv/x", Owner.DESK, "0644", Source.of(new byte[0])))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> host.begin("upgrade", Command.of("upgrade"))).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> host.run(Command.of("rm", "x"))).isInstanceOf(DataAccessException.class);
        assertThat(servers.asked).isEmpty();
    }

    @Test
    @DisplayName("writes down that a server showed another host key (M36)")
    void hostKey() {
        fleet.register(server("trial1", "default", State.ACTIVE, "trial"), "adam");
        servers.failure = Optional.of(
                RemoteFailure.of(RemoteFailure.Reason.HOST_KEY_MISMATCH, "trial1", "the pinned key", "another key"));
        var host = fleet.host(new ServerName("trial1"));
        assertThatThrownBy(() -> host.converge(Lock.server(1), List.of(HOME))).isInstanceOf(RemoteFailure.class);
        assertThat(trail.of("trial1", 2))
                .extracting(Line::what, Line::subject, Line::outcome, Line::detail)
                .containsExactly(
                        tuple("converge", "server", "FAILED", "HOST_KEY_MISMATCH: another key"),
                        tuple("connect", "host key", "FAILED", "HOST_KEY_MISMATCH: another key"));
    }

    @Test
    @DisplayName("gives no way into a server that is unknown or retired")
    void noWay() {
        assertThat(ruleOf(() -> fleet.host(new ServerName("trial9")))).isEqualTo("SERVER_UNKNOWN");
        fleet.register(server("trial1", "default", State.RETIRED, "trial"), "adam");
        assertThat(ruleOf(() -> fleet.host(new ServerName("trial1")))).isEqualTo("SERVER_RETIRED");
    }

    @Test
    @DisplayName("takes no server whose platform it does not know")
    void platform() {
        var odd = new Server(
                new ServerName("odd"),
                Set.of(TRIAL),
                "default",
                "odd",
                22,
                "root",
                "/",
                "plan9",
                List.of("ssh-ed25519 AAAA"),
                State.ACTIVE);
        var no = catchThrowableOfType(InvalidInput.class, () -> fleet.register(odd, "adam"));
        assertThat(no.rule()).isEqualTo("PLATFORM_UNKNOWN");
        assertThat(no).hasMessageContaining("known are fake");
    }

    @ParameterizedTest
    @CsvSource({
        "Trial_1, trial, default, host, 22, root, /, ssh-ed25519 AAAA",
        "t, Trial, default, host, 22, root, /, ssh-ed25519 AAAA",
        "t, trial, A B, host, 22, root, /, ssh-ed25519 AAAA",
        "t, trial, default, -oProxyCommand=x, 22, root, /, ssh-ed25519 AAAA",
        "t, trial, default, host, 0, root, /, ssh-ed25519 AAAA",
        "t, trial, default, host, 22, -x, /, ssh-ed25519 AAAA",
        "t, trial, default, host, 22, root, etc, ssh-ed25519 AAAA",
        "t, trial, default, host, 22, root, /, nonsense"
    })
    @DisplayName("refuses a server that is described wrongly")
    void invalid(
            String name, String role, String zone, String address, int port, String user, String root, String key) {
        assertThatThrownBy(() -> new Server(
                        new ServerName(name),
                        Set.of(new ServerRole(role)),
                        zone,
                        address,
                        port,
                        user,
                        root,
                        "fake",
                        List.of(key),
                        State.ACTIVE))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @DisplayName("places on the active server of the role with the fewest installations")
    void places() throws NoServerFits {
        fleet.register(server("trial1", "default", State.ACTIVE, "trial"), "adam");
        fleet.register(server("trial2", "default", State.ACTIVE, "trial"), "adam");
        fleet.register(server("trial3", "default", State.DRAINING, "trial"), "adam");
        fleet.register(server("trial4", "east", State.ACTIVE, "trial"), "adam");
        fleet.register(server("prod1", "default", State.ACTIVE, "production"), "adam");
        var counts = Map.of(new ServerName("trial1"), 5, new ServerName("trial2"), 3, new ServerName("trial4"), 4);
        var placement = new Placement(fleet, () -> counts);

        assertThat(placement.choose(TRIAL, Optional.empty()).name()).hasToString("trial2");
        assertThat(placement.choose(TRIAL, Optional.of("east")).name()).hasToString("trial4");
        assertThat(new Placement(fleet, Map::of).choose(TRIAL, Optional.empty()).name())
                .hasToString("trial1");
    }

    @Test
    @DisplayName("says why there is no server for something new")
    void noServer() {
        fleet.register(server("trial3", "default", State.DRAINING, "trial"), "adam");
        var placement = new Placement(fleet, Map::of);
        assertThatThrownBy(() -> placement.choose(TRIAL, Optional.empty()))
                .isInstanceOf(NoServerFits.class)
                .hasMessageContaining("no active server has the role trial (trial3 is draining)");
        assertThatThrownBy(() -> placement.choose(TRIAL, Optional.of("east"))).hasMessageContaining("in the zone east");
    }

    private static Server server(String name, String zone, State state, String... roles) {
        return new Server(
                new ServerName(name),
                List.of(roles).stream().map(ServerRole::new).collect(toSet()),
                zone,
                "127.0.0.1",
                2222,
                "root",
                "/",
                "fake",
                List.of("ssh-ed25519 AAAA" + name),
                state);
    }

    private static String ruleOf(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).rule();
    }
}
