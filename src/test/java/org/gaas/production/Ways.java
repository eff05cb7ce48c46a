package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.TestEngine;

/** Walks through a diagram: people answer, jobs run, an end is reached. */
public record Ways(TestEngine engine) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The process of a production, with its forms. */
    public static void deploy(TestEngine engine) {
        deploy(engine, "/processes/production/onboard-production.bpmn");
    }

    /** The same by another version of its diagram. */
    static void deploy(TestEngine engine, String diagram) {
        engine.deploy(
                diagram,
                "/forms/production/request-production.form",
                "/forms/production/accept-quote.form",
                "/forms/production/approve-and-place.form",
                "/forms/production/agree-on-developers.form",
                "/forms/production/revise-request.form",
                "/forms/production/decide-set-up-data.form",
                "/forms/production/sign-off-acceptance.form",
                "/forms/production/mend-opening.form",
                "/forms/production/hand-over-production.form");
    }

    /** Until this task is open, and no other of its kind. */
    public void waitFor(String task) {
        await().atMost(PATIENCE).until(() -> {
            engine.runJobs();
            return engine.tasks().createTaskQuery().taskDefinitionKey(task).count() == 1;
        });
    }

    /** A person of this role claims the open task and completes it. */
    public void answer(String task, String user, String role, Map<String, Object> answers) {
        var open = engine.tasks().createTaskQuery().taskDefinitionKey(task).singleResult();
        engine.as(user, new String[] {role}, () -> {
            engine.tasks().claim(open.getId(), user);
            engine.tasks().complete(open.getId(), new HashMap<>(answers));
        });
        engine.runJobs();
    }

    /** The process comes to its end, by this event. */
    public void end(String process, String event) {
        await().atMost(PATIENCE).until(() -> {
            engine.runJobs();
            return !engine.get(EngineDoor.class).runs(process);
        });
        assertThat(engine.history()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(process)
                        .list())
                .extracting(activity -> activity.getActivityId())
                .contains(event);
    }
}
