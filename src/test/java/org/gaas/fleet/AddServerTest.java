package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.gaas.applications.Applications;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.FakeMachines.Machine;
import org.gaas.fleet.Server.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DisplayName("A server that joins the fleet")
class AddServerTest {
    private static final FakeMachines machines = new FakeMachines();
    private static final TestEngine engine = engine();
    private static int number;

    private final Fleet fleet = engine.get(Fleet.class);
    private final Trail trail = engine.get(Trail.class);
    private final String name = "trial" + ++number;
    private final String address = "10.0.0." + number;
    private final Machine machine = machines.machine(address);

    private static TestEngine engine() {
        var engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                Map.of("machines", machines),
                Beans.class,
                Joining.class,
                AddServerProcess.class,
                RoleRules.class,
                ServerLook.class,
                Suitability.class,
                ReadinessProof.class,
                Packages.class,
                FleetVars.class,
                ServerForms.class);
        engine.deploy(
                "/processes/fleet/add-server.bpmn",
                "/forms/fleet/request-server.form",
                "/forms/fleet/confirm-host-key.form",
                "/forms/fleet/mend-server.form",
                "/forms/fleet/approve-server.form");
        return engine;
    }

    @ComponentScan("org.gaas.fleet.steps")
    static class Beans {
        @Bean
        Trail trail(JdbcClient database, PlatformTransactionManager transactions) {
            return new Trail(database, transactions, Clock.systemUTC());
        }

        @Bean
        Fleet fleet(JdbcClient database, Trail trail) {
            return new Fleet(database, machines, List.of(new NamedPlatform("debian")), Path.of("/key"), trail);
        }

        @Bean
        Policy policy() throws Exception {
            return Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        }

        @Bean
        Applications applications(JdbcClient database) {
            return new Applications(database, Clock.systemUTC());
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
        assertThat(machine.asked).containsExactly("fleet_system", "fleet_prove", "fleet_clear");
        assertThat(trail.of(name, 9)).extracting(Line::what).contains("read-host-key", "add-server", "change-server");
    }

    private String add(String... roles) {
        var process = engine.get(AddServerProcess.class).start(request(roles));
        engine.runJobs();
        return process;
    }

    private ServerRequest request(String... roles) {
        return new ServerRequest(
                new ServerName(name),
                Set.of(roles).stream().map(ServerRole::new).collect(java.util.stream.Collectors.toSet()),
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
