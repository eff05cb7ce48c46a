package org.gaas.tasks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.gaas.engine.EngineDoor;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** How many tasks wait for each role, and how long the oldest has waited. */
@Component
class TaskMetrics implements MeterBinder {
    private final TaskService tasks;
    private final EngineDoor door;
    private final Clock clock;

    TaskMetrics(TaskService tasks, EngineDoor door, Clock clock) {
        this.tasks = tasks;
        this.door = door;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var role : Role.values()) {
            Gauge.builder("gaas.tasks.open", () -> door.through(() -> of(role).count()))
                    .description("tasks that wait for people of a role, taken or not")
                    .tag("role", role.group())
                    .register(registry);
            TimeGauge.builder("gaas.tasks.oldest", () -> age(role).toMillis(), TimeUnit.MILLISECONDS)
                    .description("how long the oldest of them has waited")
                    .tag("role", role.group())
                    .register(registry);
        }
    }

    private Duration age(Role role) {
        var oldest = door.through(() -> of(role).orderByTaskCreateTime().asc().listPage(0, 1));
        return oldest.isEmpty()
                ? Duration.ZERO
                : Duration.between(oldest.get(0).getCreateTime().toInstant(), clock.instant());
    }

    private TaskQuery of(Role role) {
        return tasks.createTaskQuery().taskCandidateGroup(role.group()).includeAssignedTasks();
    }
}
