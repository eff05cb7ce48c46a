package org.gaas.engine.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who completed which task. Of two people who answer the same one, the second is told so, whatever the client. */
@Component
public class AnsweredTasks {
    private final JdbcClient database;
    private final Clock clock;

    AnsweredTasks(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Holds the task until the transaction ends; whoever comes later waits here.
     *
     * @throws InvalidInput {@code TASK_OVER} when it is gone meanwhile
     */
    public void hold(TaskEntity task) {
        try {
            var there = database.sql("select ID_ from ACT_RU_TASK where ID_ = ? for update")
                    .param(task.getId())
                    .query(String.class)
                    .optional();
            if (there.isEmpty()) throw over(task.getId());
        } catch (ConcurrencyFailureException busy) {
            throw new InvalidInput("task", "TASK_OVER", "somebody else is answering this task right now: look again");
        }
    }

    public boolean isOpen(String taskId) {
        return database.sql("select count(*) from ACT_RU_TASK where ID_ = ?")
                        .param(taskId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public void record(TaskEntity task, String person) {
        database.sql("insert into engine_answer (task, instance, definition, person, answered) values (?, ?, ?, ?, ?)")
                .params(task.getId(), task.getProcessInstanceId(), task.getTaskDefinitionKey(), person)
                .param(Utc.of(clock.instant()))
                .update();
    }

    /** By the id of the task in its diagram; of several answers to the same one, the last. */
    public Map<String, String> in(String instance) {
        var people = new HashMap<String, String>();
        database.sql("select definition, person from engine_answer where instance = ? order by answered")
                .param(instance)
                .query(row -> {
                    people.put(row.getString("definition"), row.getString("person"));
                });
        return Map.copyOf(people);
    }

    /**
     * A task that a person completed.
     *
     * @param person who; of somebody who is no user here, what they are
     */
    public record Answered(String task, String person, Instant at) {}

    /** All that people completed of a process instance, those of nobody in particular left out. */
    public List<Answered> all(String instance) {
        return database.sql("select task, person, answered from engine_answer where instance = ? and person <> ''")
                .param(instance)
                .query((row, i) -> new Answered(
                        row.getString("task"),
                        called(row.getString("person")),
                        Utc.instant(row.getObject("answered", LocalDateTime.class))))
                .list();
    }

    /** Names with a colon are no accounts: of people outside, by the link that they were sent. */
    private static String called(String person) {
        return person.isEmpty() ? "somebody else" : person.contains(":") ? "the customer's contact" : person;
    }

    /** What a person is told who wants to answer a task that is not open any more. */
    public InvalidInput over(String taskId) {
        var by = database.sql("select person from engine_answer where task = ?")
                .param(taskId)
                .query(String.class)
                .optional();
        return new InvalidInput(
                "task",
                "TASK_OVER",
                by.map(person -> called(person) + " answered this task meanwhile: nothing of yours was taken")
                        .orElse("this task is not open any more: what it asked about was taken care of otherwise"));
    }
}
