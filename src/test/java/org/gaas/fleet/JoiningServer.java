package org.gaas.fleet;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.gaas.audit.Trail;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.FakeMachines.Machine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of its own for each test, and a desk that it may join. */
abstract class JoiningServer {
    static final FakeMachines machines = new FakeMachines();
    static final TestEngine engine = engine();
    static final String NOTHING_LEFT = "site gaas---proof";
    static int number;

    final Fleet fleet = engine.get(Fleet.class);
    final Trail trail = engine.get(Trail.class);
    final String name = "trial" + ++number;
    final String address = "10.0.0." + number;
    final Machine machine = machines.machine(address);

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

    final String add(String... roles) {
        var process = engine.get(AddServerProcess.class).start(request(roles));
        engine.runJobs();
        return process;
    }

    final ServerRequest request(String... roles) {
        return new ServerRequest(
                new ServerName(name),
                Set.of(roles).stream().map(ServerRole::new).collect(toSet()),
                address,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Task task() {
        return engine.tasks().createTaskQuery().initializeFormKeys().singleResult();
    }

    static void answer(Task task, String field, String value) {
        engine.as("hanna", new String[] {"hosting"}, () -> {
            engine.tasks().claim(task.getId(), "hanna");
            engine.tasks().complete(task.getId(), answers(task, field, value));
        });
        engine.runJobs();
    }

    /** With the signature of the plan that the form shows, where it shows one. */
    static Map<String, Object> answers(Task task, String field, String value) {
        var answers = new HashMap<String, Object>(Map.of(field, value));
        var plan = engine.forms().getTaskFormVariables(task.getId()).get("plan");
        if (plan != null) answers.put("plan", plan);
        return answers;
    }

    static String outcome(String process) {
        return engine.history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getEndActivityId();
    }
}
