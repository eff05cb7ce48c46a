package org.gaas.fleet;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.task.Task;
import org.gaas.TestFleet;
import org.gaas.audit.Trail;
import org.gaas.engine.TestEngine;
import org.gaas.remote.Platform;
import org.gaas.remote.Servers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine with all that lets real servers join. */
final class JoiningDesk implements AutoCloseable {
    private final TestEngine engine;
    private final TestFleet servers;

    JoiningDesk(TestFleet servers) {
        this.servers = servers;
        var settings = new HashMap<>(servers.settings());
        settings.put("gaas.retries", "PT0.01S");
        engine = TestEngine.with(settings, Map.of(), JoiningBeans.with(Beans.class, FleetCheck.class));
        engine.deploy(JoiningBeans.RESOURCES);
        // the servers have seen the numbers of other desks
        get(JdbcClient.class)
                .sql("update engine_fence set last_given = ?")
                .param(System.currentTimeMillis())
                .update();
        engine.serveLongSteps();
    }

    @ComponentScan({"org.gaas.remote", "org.gaas.sites.http"})
    static class Beans {
        @Bean
        Fleet fleet(
                JdbcClient database,
                Trail trail,
                Servers servers,
                List<Platform> platforms,
                @Value("${gaas.remote.key}") Path key) {
            return new Fleet(database, servers, platforms, key, trail);
        }
    }

    <T> T get(Class<T> type) {
        return engine.get(type);
    }

    /** Asks for a server of the test fleet; the id of the process. */
    String add(String server, int port, String... roles) {
        var process = get(AddServerProcess.class)
                .start(new ServerRequest(
                        new ServerName(server),
                        Set.of(roles).stream().map(ServerRole::new).collect(toSet()),
                        servers.access(server).host(),
                        Optional.empty(),
                        Optional.of(port),
                        Optional.empty()));
        engine.runJobs();
        return process;
    }

    Task task() {
        return engine.tasks().createTaskQuery().initializeFormKeys().singleResult();
    }

    String shown(String field) {
        return (String) engine.forms().getTaskFormVariables(task().getId()).get(field);
    }

    void answer(String field, String value) {
        var task = task().getId();
        engine.as("hanna", new String[] {"hosting"}, () -> {
            engine.tasks().claim(task, "hanna");
            engine.tasks().complete(task, new HashMap<>(Map.of(field, value)));
        });
        engine.runJobs();
    }

    /** Where the process ended; waits for long steps. */
    String outcome(String process) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            engine.runJobs();
            return task() != null || ended(process) != null;
        });
        return task() == null ? ended(process) : task().getName() + ": " + shown("findings") + shown("repairFound");
    }

    private String ended(String process) {
        return engine.history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getEndActivityId();
    }

    @Override
    public void close() {
        engine.clear();
        engine.close();
    }
}
