package org.gaas.tasks.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.gaas.engine.Hidden;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.people.People;
import org.gaas.remote.RemoteFailure;
import org.gaas.tasks.UrgentTasks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the step that fails to the outbox, by the desk's own parts; what is sent from there: the test beside this. */
@DisplayName("When a step fails")
class OutageMailTest {
    private static TestEngine engine;

    static class Parts extends InstallationBeans {
        @Bean
        MailRows mailRows(JdbcClient database) {
            return new MailRows(database);
        }

        @Bean
        TasksByMail tasksByMail(
                MailRows rows, People people, ObjectProvider<Hidden> hidden, Clock clock, UrgentTasks urgent) {
            return new TasksByMail(rows, people, hidden, ZoneId.of("Europe/Amsterdam"), clock, urgent);
        }
    }

    @BeforeAll
    static void begin() throws Exception {
        Step failing = execution -> {
            throw RemoteFailure.of(RemoteFailure.Reason.NO_SPACE, "prod1", "room for a release", "none");
        };
        engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                Map.of("failing", failing, "vars", Vars.of(Var.flag("noTime").ofTask())),
                Parts.class,
                UrgentTasks.class,
                People.class);
        engine.repository()
                .createDeployment()
                .addModelInstance(
                        "work.bpmn",
                        Bpmn.createExecutableProcess("work")
                                .name("Work")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("Task_Failing")
                                .name("Ship release")
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${failing}")
                                .endEvent()
                                .done())
                .deploy();
        var identities = engine.identity();
        identities.saveGroup(identities.newGroup("hosting"));
        var hanna = identities.newUser("hanna");
        hanna.setEmail("hanna@hosting.example");
        identities.saveUser(hanna);
        identities.createMembership("hanna", "hosting");
        for (var environment : List.of("production", "acceptance")) {
            var installation = engine.get(Installations.class)
                    .request(new InstallationRequest(
                            new ProjectName("capri"),
                            new EnvironmentName(environment),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            "dora",
                            environment));
            engine.get(Installations.class).markInstalled(installation.id());
        }
    }

    @AfterEach
    void tidy() {
        engine.clear();
        for (var table : List.of("engine_victim", "engine_repair", "mail"))
            engine.get(JdbcClient.class).sql("delete from " + table).update();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    @DisplayName("on a production that visitors use, a letter that goes at once lies in the outbox, and one only")
    void production() {
        fails("capri");
        assertThat(letters()).containsExactly("true Outage: Repair step · Ship release · prod1");
        fails("capri");
        assertThat(letters()).as("the same cause and server").hasSize(1);
    }

    @Test
    @DisplayName("elsewhere it waits for the hour, until a production stands still for the same cause")
    void elsewhere() {
        fails("capri-acc");
        assertThat(letters()).containsExactly("false Repair step · Ship release · prod1");
        fails("capri");
        assertThat(letters()).singleElement().asString().startsWith("true ");
    }

    private static void fails(String about) {
        engine.runtime().startProcessInstanceByKey("work", new InstallationId(about).value());
        engine.runJobs();
        assertThat(engine.runtime().createIncidentQuery().count()).isPositive();
    }

    private static List<String> letters() {
        return engine.get(JdbcClient.class)
                .sql("select urgent, subject from mail order by number")
                .query((row, n) -> row.getBoolean("urgent") + " " + row.getString("subject"))
                .list();
    }
}
