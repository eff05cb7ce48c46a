package org.gaas.fleet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.FakeMachines.Machine;
import org.gaas.fleet.Server.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A server that joins the fleet")
class AddServerTest {
    private static final FakeMachines machines = new FakeMachines();
    private static final TestEngine engine = engine();
    private static final String NOTHING_LEFT = "no srv/gaas/gaas---proof";
    private static int number;

    private final Fleet fleet = engine.get(Fleet.class);
    private final Trail trail = engine.get(Trail.class);
    private final String name = "trial" + ++number;
    private final String address = "10.0.0." + number;
    private final Machine machine = machines.machine(address);

    private static TestEngine engine() {
        var engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"), Map.of("machines", machines), JoiningBeans.with(Beans.class));
        engine.deploy(JoiningBeans.RESOURCES);
        return engine;
    }

    static class Beans {
        @Bean
        Fleet fleet(JdbcClient database, Trail trail) {
            return new Fleet(database, machines, List.of(new NamedPlatform("debian")), Path.of("/key"), trail);
        }
    }

    @BeforeEach
    void nothingRuns() {
        engine.clear();
    }

    @AfterAll
    static void close() {
        engine.clear();
    }

    @Test
    @DisplayName("is shown by its key, looked at, proven, and only then active")
    void ready() {
        var process = add("trial");

        var task = task();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ConfirmHostKey");
        assertThat(task.getName()).isEqualTo("Confirm host key · " + name);
        var shown = engine.forms().getTaskFormVariables(task.getId());
        assertThat(shown)
                .containsEntry("fingerprint", "SHA256:AAAA1000" + number)
                .containsEntry("fingerprintCommand", "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")
                .containsEntry("sshPlace", address + ", port 22");
        assertThat(machine.asked)
                .as("nothing was sent to a server that nobody trusts")
                .isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();

        answer(task, "keyDecision", "pin");

        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        var server = fleet.server(new ServerName(name));
        assertThat(server.state()).isEqualTo(State.ACTIVE);
        assertThat(server.hostKeys()).containsExactly(machine.key);
        assertThat(machine.asked)
                .containsExactly(
                        "fleet_system",
                        NOTHING_LEFT,
                        "fleet_drop",
                        "system user gaas---proof",
                        "fleet_prove",
                        NOTHING_LEFT,
                        "fleet_drop");
        assertThat(trail.of(name, 99)).extracting(Line::what).contains("read-host-key", "add-server", "change-server");
    }

    @Test
    @DisplayName("is not added when its key is another; nothing was ever sent to it, and the name is free again")
    void refusedKey() {
        var process = add("trial");
        answer(task(), "keyDecision", "refuse");

        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(machine.asked).isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();
        assertThat(add("trial")).isNotEqualTo(process);
    }

    @Test
    @DisplayName("that shows another key once it is pinned is asked nothing any more: that is a repair")
    void changedKey() {
        add("trial");
        machine.key = "ssh-ed25519 BBBB";
        answer(task(), "keyDecision", "pin");

        assertThat(task().getName()).startsWith("Repair step · Check server");
        assertThat(engine.forms().getTaskFormVariables(task().getId()))
                .containsEntry("repairReason", "HOST_KEY_MISMATCH");
        assertThat(machine.asked).isEmpty();
        assertThat(trail.of(name, 1)).extracting(Line::what, Line::outcome).containsExactly(tuple("connect", "FAILED"));
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.JOINING);

        answer(task(), "repairDecision", "undo");
        assertThat(machine.asked).as("nothing to take away").isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();
    }

    @Test
    @DisplayName("that does not answer is a repair; when it does, it goes on")
    void unreachable() {
        machines.unplug(address);
        var process = add("trial");
        assertThat(task().getName()).startsWith("Repair step · Read host key");
        assertThat(engine.forms().getTaskFormVariables(task().getId())).containsEntry("repairReason", "UNREACHABLE");

        machines.plugIn(address, machine);
        answer(task(), "repairDecision", "retry");
        answer(task(), "keyDecision", "pin");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("that is not what is needed is shown with all that was found; mended, it goes on")
    void mended() {
        machine.facts.put("disk.free.kb", "2048");
        machine.facts.remove("right./usr/lib/gaas/site");
        var process = add("trial");
        answer(task(), "keyDecision", "pin");

        assertThat(task().getName()).isEqualTo("Mend server · " + name);
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("- " + name + ": 2 MB are free under /srv/gaas: too little for one more release. Free space")
                .contains("- " + name + ": the user gaas may not run as root: /usr/lib/gaas/site.");
        assertThat(machine.asked).as("only looked").containsOnly("fleet_system");

        machine.facts.put("disk.free.kb", "9000000");
        machine.facts.put("right./usr/lib/gaas/site", "yes");
        answer(task(), "serverMending", "again");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("that is given up leaves nothing, on it and in the fleet")
    void givenUp() {
        machine.facts.put("os", "fedora 43");
        var process = add("trial");
        answer(task(), "keyDecision", "pin");
        answer(task(), "serverMending", "giveUp");

        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(machine.asked).containsExactly("fleet_system");
        assertThat(fleet.find(new ServerName(name))).isEmpty();
        assertThat(trail.of(name, 1)).extracting(Line::what).containsExactly("remove-server");
    }

    @Test
    @DisplayName("where the proof fails without a word is not proven")
    void proofFailsSilently() {
        machine.proofFails = "";
        add("trial");
        answer(task(), "keyDecision", "pin");
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("it ended with code 1 and did not say why");
    }

    @Test
    @DisplayName("whose process was ended by force keeps its name from nobody")
    void endedByForce() {
        engine.runtime().deleteProcessInstance(add("trial"), "by force", true, true, true);
        var second = add("trial");
        answer(task(), "keyDecision", "pin");
        assertThat(outcome(second)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("where the proof fails is shown what the server said; given up, what the proof left is taken away")
    void proofFails() {
        machine.proofFails = "mariadb: access denied";
        var process = add("trial");
        answer(task(), "keyDecision", "pin");

        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("what installing does could not be done there: mariadb: access denied.");
        machine.asked.clear();
        answer(task(), "serverMending", "giveUp");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(machine.asked).containsExactly(NOTHING_LEFT, "fleet_drop");
    }

    @Test
    @DisplayName("lacks packages: they are installed once, by the program that knows which may be")
    void packages() {
        machine.facts.remove("package.php-intl");
        machine.packages = () -> machine.facts.put("package.php-intl", "1.0");
        engine.serveLongSteps();
        var process = add("trial");
        answer(task(), "keyDecision", "pin");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return outcome(process) != null;
        });
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThat(machine.asked).contains("sudo -n /usr/lib/gaas/packages install php-intl");
    }

    @Test
    @DisplayName("for production gets no package from the desk, and a second person decides")
    void production() {
        machine.facts.remove("package.php-intl");
        var process = add("production");
        answer(task(), "keyDecision", "pin");
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("packages of Debian are missing: php-intl.");
        machine.facts.put("package.php-intl", "1.0");
        answer(task(), "serverMending", "again");

        var approval = task();
        assertThat(approval.getName()).isEqualTo("Approve server · " + name);
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.JOINING);
        answer(approval, "serverApproval", "approve");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    @DisplayName("for production that the second person refuses leaves the fleet")
    void notApproved() {
        var process = add("production");
        answer(task(), "keyDecision", "pin");
        answer(task(), "serverApproval", "refuse");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(fleet.find(new ServerName(name))).isEmpty();
        assertThat(machine.asked).endsWith(NOTHING_LEFT, "fleet_drop");
    }

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

    private String add(String... roles) {
        var process = engine.get(AddServerProcess.class).start(request(roles));
        engine.runJobs();
        return process;
    }

    private ServerRequest request(String... roles) {
        return new ServerRequest(
                new ServerName(name),
                Set.of(roles).stream().map(ServerRole::new).collect(toSet()),
                address,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Task task() {
        return engine.tasks().createTaskQuery().initializeFormKeys().singleResult();
    }

    private static void answer(Task task, String field, String value) {
        engine.as("hanna", new String[] {"hosting"}, () -> {
            engine.tasks().claim(task.getId(), "hanna");
            engine.tasks().complete(task.getId(), new HashMap<>(Map.of(field, value)));
        });
        engine.runJobs();
    }

    private static String outcome(String process) {
        return engine.history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getEndActivityId();
    }
}
