package org.gaas.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person completed a task. Published inside the completing transaction: a listener that throws keeps the task open.
 *
 * @param taskId the engine's id of the task; completed at most once
 * @param task the id of the task in its diagram, for example {@code Task_ConfirmTrial}
 * @param name the name that people saw, with the subject
 * @param process the id of the diagram, for example {@code onboard-trial}
 * @param processInstance the instance that the task belongs to
 * @param rootInstance the instance that all began with
 * @param businessKey the id of what the process is about: mostly an installation
 * @param subjects what the task itself is about: mostly the business key; of a repair, all that wait for it
 * @param properties the {@code camunda:property} values of the task in its diagram
 * @param person who completed it
 * @param claimed since when the person had it
 * @param shown what the form showed at this moment, besides the answers
 * @param answers the declared variables of the form, as they came in and after parsing
 */
public record TaskCompleted(
        String taskId,
        String task,
        String name,
        String process,
        String processInstance,
        String rootInstance,
        String businessKey,
        List<String> subjects,
        Map<String, String> properties,
        String person,
        Optional<Instant> claimed,
        String shown,
        Map<String, Object> answers) {}
