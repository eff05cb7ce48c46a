package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.TestDatabase;
import org.gaas.applications.Applications;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Server.State;
import org.gaas.remote.RemoteFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Servers of the fleet")
class FleetCheckTest {
    private final TestDatabase database = new TestDatabase();
    private final Trail trail = new Trail(database.jdbc(), database.transactions(), Clock.systemUTC());
    private final FakeMachines machines = new FakeMachines();
    private final Fleet fleet =
            new Fleet(database.jdbc(), machines, List.of(new NamedPlatform("debian")), Path.of("/key"), trail);
    private final Suitability suitability = new Suitability(new Applications(database.jdbc(), Clock.systemUTC()));
    private final FleetCheck check =
            new FleetCheck(fleet, new ServerLook(fleet, suitability, Clock.systemUTC()), suitability);
    private List<String> tenants = List.of();
    private List<String> archives = List.of();
    private final List<ServerName> given = new ArrayList<>();
    private final ServerStates states = new ServerStates(fleet, new Tenants() {
        @Override
        public void lost(ServerName server) {
            given.add(server);
        }

        @Override
        public List<String> tenants(ServerName server) {
            return tenants;
        }

        @Override
        public List<String> archives(ServerName server) {
            return archives;
        }
    });

    @BeforeEach
    void three() {
        for (var number = 1; number <= 3; number++)
            fleet.register(
                    new Server(
                            new ServerName("trial" + number),
                            Set.of(new ServerRole("trial")),
                            Server.DEFAULT_ZONE,
                            "10.0.0." + number,
                            22,
                            "gaas",
                            "/",
                            "debian",
                            List.of(machine(number).key),
                            State.ACTIVE),
                    "test");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are compared with one round trip each; when all are alike, nothing is found")
    void alike() {
        assertThat(check.check(Optional.empty()))
                .isEqualTo(new FleetCheck.Checked(List.of("trial1", "trial2", "trial3"), List.of()));
        for (var number = 1; number <= 3; number++)
            assertThat(machine(number).asked).containsExactly("fleet_system");
    }

    @Test
    @DisplayName("differ: another version is an error, a later update or package a warning, each with both sides")
    void different() {
        machine(2).facts.put("fpm", "8.1.2");
        machine(3).facts.put("nginx", "1.22.9");
        machine(3).facts.put("package.cron", "2.0");
        machine(1).facts.put("php.extensions", FakeMachines.EXTENSIONS + ",xdebug");
        assertThat(check.check(Optional.empty()).findings())
                .extracting(ServerFinding::severity, ServerFinding::sentence)
                .extracting(Object::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("ERROR", "trial2: PHP for the web is 8.1.2, and 8.2.29 on trial1, trial3"),
                        second -> assertThat(second).contains("WARNING", "trial1: PHP's extensions", "it has xdebug"),
                        third -> assertThat(third).contains("trial3: nginx is 1.22.9, and 1.22.1 on trial1, trial2"),
                        fourth -> assertThat(fourth).contains("trial3: packages", "cron 2.0 (elsewhere 1.0)"));
    }

    @Test
    @DisplayName("that lack what an application needs are told with the application and what it needs")
    void needs() {
        machine(1).facts.put("fpm.extensions", FakeMachines.EXTENSIONS.replace("intl,", ""));
        machine(1).facts.put("php", "7.3.1");
        assertThat(check.check(Optional.of(new ServerName("trial1"))).findings())
                .extracting(ServerFinding::message)
                .contains(
                        "PHP is 7.3.1, and GemsTracker 1.x needs 7.4",
                        "PHP is 7.3.1, and GemsTracker 2.x needs 8.1",
                        "PHP lacks what GemsTracker 2.x needs: intl");
        assertThat(check.check(Optional.of(new ServerName("trial2"))).findings())
                .isEmpty();
    }

    @Test
    @DisplayName("whose sites share another host than the desk believes are told, with both names and the way back")
    void anotherHost() {
        fleet.register(fleet.server(new ServerName("trial1")).sharing(Optional.of("try.example.org")), "test");
        machine(1).facts.put("sites", "new.example.org");
        machine(2).facts.put("sites", "two.example.org");
        assertThat(check.check(Optional.empty()).findings())
                .extracting(ServerFinding::severity, ServerFinding::sentence)
                .containsExactly(
                        tuple(
                                ServerFinding.Severity.ERROR,
                                "trial1: its sites share the host new.example.org, and the desk believes try.example.org:"
                                        + " what it tells people leads elsewhere, and nothing can be published there."
                                        + " Run /usr/lib/gaas/shared-host try.example.org there, as root; or, if the new"
                                        + " name is right, write it into the fleet's file (sites), start the desk again"
                                        + " and let gaas converge mend what lives there."),
                        tuple(
                                ServerFinding.Severity.ERROR,
                                "trial2: its sites share the host two.example.org, and the desk believes 10.0.0.2:"
                                        + " what it tells people leads elsewhere, and nothing can be published there."
                                        + " If the new name is right, write it into the fleet's file (sites), start the"
                                        + " desk again and let gaas converge mend what lives there."));
    }

    @Test
    @DisplayName("that don't answer, or show another key, are told; the others are compared all the same")
    void away() {
        machines.unplug("10.0.0.1");
        machine(2).key = "ssh-ed25519 BBBB";
        assertThat(check.check(Optional.empty()).findings())
                .extracting(ServerFinding::message)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("it can't be looked at: UNREACHABLE"),
                        two -> assertThat(two).startsWith("it can't be looked at: HOST_KEY_MISMATCH"));
        assertThat(trail.of("trial2", 1)).extracting(Line::what).containsExactly("connect");
    }

    @Test
    @DisplayName("drain, come back and retire, each on the trail; not while installations live there")
    void states() {
        var one = new ServerName("trial1");
        assertThat(states.change(one, State.DRAINING, "hanna").state()).isEqualTo(State.DRAINING);
        assertThat(states.change(one, State.ACTIVE, "hanna").state()).isEqualTo(State.ACTIVE);
        tenants = List.of("capri-test", "friesland-test");
        assertThatThrownBy(() -> database.inTransaction()
                        .executeWithoutResult(all -> states.change(one, State.RETIRED, "hanna")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("SERVER_IN_USE"))
                .hasMessageStartingWith("on trial1 live capri-test, friesland-test: drain it");
        assertThat(fleet.server(one).state()).isEqualTo(State.ACTIVE);
        tenants = List.of();
        archives = List.of("srv/gaas/.archives/capri-test.7");
        assertThatThrownBy(() -> database.inTransaction()
                        .executeWithoutResult(all -> states.change(one, State.RETIRED, "hanna")))
                .hasMessageContaining("remove, when their time is over: srv/gaas/.archives/capri-test.7");
        archives = List.of();
        states.change(one, State.RETIRED, "hanna");
        assertThat(trail.of("trial1", 3))
                .extracting(Line::who, Line::detail)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"hanna\", \"now retired\")", "(\"hanna\", \"now active\")", "(\"hanna\", \"now draining\")");
        assertThatThrownBy(() -> states.change(one, State.ACTIVE, "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("SERVER_RETIRED"));
        assertThat(check.check(Optional.empty()).servers()).containsExactly("trial2", "trial3");
        assertThatThrownBy(() -> check.check(Optional.of(one)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("SERVER_RETIRED"))
                .hasMessageContaining("trial1 is retired: only servers that take part are looked at");
    }

    @Test
    @DisplayName("are given up when they won't come back, not while they answer; then nobody goes there, for good")
    void lost() {
        var one = new ServerName("trial1");
        var lost = new LostServers(fleet, states);
        assertThatThrownBy(() -> lost.giveUp(one, "the cellar is under water", "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("SERVER_ANSWERS"));
        machine(1).troubles.add(RemoteFailure.of(RemoteFailure.Reason.AUTHENTICATION, "trial1", "a login", "no"));
        assertThatThrownBy(() -> lost.giveUp(one, "it does not let us in", "hanna"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("SERVER_ANSWERS"));
        assertThat(fleet.server(one).state()).isEqualTo(State.ACTIVE);
        assertThat(given).isEmpty();

        machines.unplug("10.0.0.1");
        tenants = List.of("capri-test");
        assertThat(lost.giveUp(one, "the cellar is under water", "hanna").state())
                .isEqualTo(State.LOST);
        assertThat(trail.of("trial1", 1))
                .extracting(Line::who, Line::what, Line::detail)
                .containsExactly(tuple("hanna", "change-server", "now lost: the cellar is under water"));
        assertThatThrownBy(() -> fleet.host(one))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("hosting gave it up as lost for good");
        lost.giveUp(one, "as was said", "hugo");
        assertThat(given).containsExactly(one, one);
        fleet.list(fleet.server(one).in(State.DRAINING), "the fleet's file");
        assertThat(fleet.server(one).state()).isEqualTo(State.LOST);
        for (var state : List.of(State.ACTIVE, State.DRAINING, State.RETIRED))
            assertThatThrownBy(() -> states.change(one, state, "hanna"))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("SERVER_LOST"));
        assertThat(check.check(Optional.empty()).servers()).containsExactly("trial2", "trial3");
    }

    @Test
    @DisplayName("are given up when another machine has their address: theirs is gone")
    void replaced() {
        machine(1).key = "ssh-ed25519 BBBB";
        var one = new ServerName("trial1");
        assertThat(new LostServers(fleet, states)
                        .giveUp(one, "set up anew", "hanna")
                        .state())
                .isEqualTo(State.LOST);
    }

    private FakeMachines.Machine machine(int number) {
        return machines.machine("10.0.0." + number);
    }
}
