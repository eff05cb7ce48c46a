package org.gaas.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.tasks.Doors.DONE;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.engine.EngineDoor;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.SecondFactor;
import org.gaas.tasks.Doors.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("About production, at every door,")
class SeparationOfDutiesTest {
    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="https://gaas.org/test">
              <bpmn:process id="duty-WORK" name="Duty" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="StartEvent_Asked" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_Decide" />
                <bpmn:userTask id="Task_Decide" name="Decide" camunda:formRef="second-opinion"
                    camunda:formRefBinding="deployment" camunda:candidateGroups="developers,hosting,oncall,managers">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="duty" value="WORK" />
                    <camunda:property name="activity" value="approval" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
              </bpmn:process>
            </bpmn:definitions>""";

    private final ProcessEngine engine;
    private final Doors doors;
    private final People people;
    private final List<String> deployed = new ArrayList<>();

    SeparationOfDutiesTest(
            @LocalServerPort int port,
            @Autowired ProcessEngine engine,
            @Autowired SecondFactor factor,
            @Autowired People people) {
        this.engine = engine;
        this.doors = new Doors(port, engine, factor, people);
        this.people = people;
    }

    @AfterEach
    void end() {
        deployed.forEach(one -> engine.getRepositoryService().deleteDeployment(one, true, true, true));
        if (!people.rolesOf("olga").contains(Role.HOSTING))
            engine.getIdentityService().createMembership("olga", "hosting");
    }

    @ParameterizedTest(name = "{0} is asked for by hanna, and decided by {1}: {2}")
    @CsvSource({
        "server,       hugo,  done",
        "server,       hanna, a second person has to decide it",
        "server,       dora,  hosting decide this",
        "server,       mark,  hosting decide this",
        "removal,      mark,  done",
        "hotfix,       olga,  done",
        "hotfix,       hugo,  oncall decide this",
        "rollback,     hanna, done",
        "rollback,     dora,  hosting decide this",
        "access,       hugo,  done",
        "access,       hanna, a second person has to decide it",
        "access,       mark,  hosting decide this",
        "copy,         hugo,  This is never done there"
    })
    @DisplayName("the table decides who may")
    void table(String work, String person, String outcome) {
        for (var door : Door.values()) {
            var task = asked(work);
            assertThat(answered(door, person, task)).as(door.name()).contains(outcome);
            assertThat(isOpen(task)).isNotEqualTo(outcome.equals(DONE));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a role that was taken away a moment ago counts no more")
    void withdrawn(Door door) throws Exception {
        var task = asked("server");
        engine.getTaskService().setAssignee(task, "olga");
        var signedIn = prepared(door, "olga", task);
        engine.getIdentityService().deleteMembership("olga", "hosting");
        assertThat(signedIn.call()).contains("hosting decide this");
        assertThat(isOpen(task)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("of two who decide at the same instant one does, and the other is told")
    void both(Door door) throws Exception {
        var task = asked("server");
        var together = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> two = List.of("hugo", "olga").stream()
                    .<Callable<String>>map(person -> () -> {
                        var answer = prepared(door, person, task);
                        together.await();
                        return answer.call();
                    })
                    .toList();
            var answers = new ArrayList<String>();
            for (var answer : pool.invokeAll(two)) answers.add(answer.get());
            assertThat(answers).containsOnlyOnce(DONE);
            assertThat(answers)
                    .anyMatch(other -> other.contains("answered this task meanwhile")
                            || other.contains("somebody else is answering this task right now"));
        } finally {
            pool.shutdown();
        }
        assertThat(isOpen(task)).isFalse();
    }

    private String answered(Door door, String person, String task) {
        try {
            return prepared(door, person, task).call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Callable<String> prepared(Door door, String person, String task) {
        return doors.prepared(door, person, task, Map.of());
    }

    private String asked(String work) {
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .addInputStream(
                        "duty-" + work + ".bpmn",
                        new ByteArrayInputStream(DIAGRAM.replace("WORK", work).getBytes(UTF_8)))
                .addInputStream("second-opinion.form", getClass().getResourceAsStream("/tasks/second-opinion.form"))
                .deploy();
        deployed.add(deployment.getId());
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(startedByHanna("duty-" + work))
                .singleResult()
                .getId();
    }

    private String startedByHanna(String process) {
        engine.getIdentityService().setAuthenticatedUserId("hanna");
        try {
            return new EngineDoor(engine).start(process, "nobody-knows", Map.of());
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private boolean isOpen(String task) {
        return engine.getTaskService().createTaskQuery().taskId(task).count() == 1;
    }
}
