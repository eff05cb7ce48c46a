package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Server.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A server that somebody wants in the fleet")
class WantedServersTest extends JoiningServer {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "production build, ROLES_APART",
        "production acceptance, ROLES_APART",
        "acceptance trial, ROLES_APART",
        "acceptance build trial, ROLES_APART",
        "nursery, ROLE_UNKNOWN",
        "'', ROLES_REQUIRED"
    })
    @DisplayName("can't have roles that endanger patients' data, or that nobody knows")
    void roles(String roles, String rule) {
        var wanted = roles.isEmpty() ? new String[0] : roles.split(" ");
        assertThatThrownBy(() -> add(wanted)).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
        assertThat(engine.runtime().createProcessInstanceQuery().count()).isZero();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "server, Trial_1, SERVER_INVALID",
        "server, -oProxyCommand=id, SERVER_INVALID",
        "address, -oProxyCommand=id, SERVER_INVALID",
        "address, a b, SERVER_INVALID",
        "address, ${x}, SERVER_INVALID",
        "zone, Ünï, SERVER_INVALID",
        "port, 0, PORT_INVALID",
        "port, 22x, PORT_INVALID",
        "port, 65536, PORT_INVALID",
        "like, nobody, SERVER_UNKNOWN",
        "like, ../x, SERVER_INVALID",
        "roles, 'trial,;id', ROLE_INVALID"
    })
    @DisplayName("is refused with bad input before anything is looked at, at the door as in the process")
    void badInput(String field, String value, String rule) {
        var asked = new HashMap<String, Object>(
                Map.of("server", name, "roles", "trial", "address", address, "zone", "default", "port", "22"));
        asked.put(field, value);
        assertThatThrownBy(() -> engine.get(AddServerProcess.class).start(ServerRequest.from(asked)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
        var process = engine.get(EngineDoor.class).start("add-server", "x", asked);
        engine.runJobs();
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRefused");
        assertThat(machine.asked).isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();
    }

    @Test
    @DisplayName("may build and hold trials, or acceptance and build")
    void rolesTogether() {
        var process = add("trial", "build");
        answer(task(), "keyDecision", "pin");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("is refused when it is known already, or being added: by the same rule in the process as at the door")
    void known() {
        var process = add("trial");
        assertThatThrownBy(() -> add("trial")).hasMessageContaining("is being added already");
        var second = engine.get(EngineDoor.class)
                .start("add-server", "x", request("trial").asVariables());
        engine.runJobs();
        assertThat(outcome(second)).isEqualTo("EndEvent_ServerRefused");

        answer(task(), "keyDecision", "pin");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThatThrownBy(() -> add("trial")).hasMessageContaining("is in the fleet already");
    }

    @Test
    @DisplayName("like another has its roles, and is compared with it")
    void like() {
        var first = new ServerName(name);
        add("trial", "build");
        answer(task(), "keyDecision", "pin");
        var other = machines.machine("10.1.0." + number);
        other.facts.put("php", "8.1.2");
        other.facts.put("fpm", "8.1.2");
        engine.get(AddServerProcess.class)
                .start(new ServerRequest(
                        new ServerName(name + "-b"),
                        Set.of(),
                        "10.1.0." + number,
                        Optional.of("attic"),
                        Optional.of(2222),
                        Optional.of(first)));
        engine.runJobs();
        answer(task(), "keyDecision", "pin");
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("PHP for the web is 8.1.2, and 8.2.29 on " + first);
        var joining = fleet.server(new ServerName(name + "-b"));
        assertThat(joining.roles()).isEqualTo(fleet.server(first).roles());
        assertThat(joining.zone()).isEqualTo("attic");
        assertThat(joining.port()).isEqualTo(2222);
    }

    @Test
    @DisplayName("that was retired comes back; given up, it is retired again")
    void comesBack() {
        add("trial");
        answer(task(), "keyDecision", "pin");
        fleet.change(new ServerName(name), State.RETIRED, "hanna");
        machine.facts.put("os", "fedora 43");
        add("trial");
        answer(task(), "keyDecision", "pin");
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.JOINING);
        answer(task(), "serverMending", "giveUp");
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.RETIRED);
    }
}
