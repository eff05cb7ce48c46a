package org.gaas.engine.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.longsteps.LongStepWorker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits and what runs in the engine; asked for when somebody looks. */
@Component
class EngineMetrics implements MeterBinder {
    private final ManagementService jobs;
    private final ExternalTaskService longSteps;
    private final LongStepWorker worker;
    private final JdbcClient database;
    private final EngineDoor door;

    EngineMetrics(
            ManagementService jobs,
            ExternalTaskService longSteps,
            LongStepWorker worker,
            JdbcClient database,
            EngineDoor door) {
        this.jobs = jobs;
        this.longSteps = longSteps;
        this.worker = worker;
        this.database = database;
        this.door = door;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "gaas.jobs.waiting", "jobs that could run now", () -> jobs.createJobQuery()
                .executable()
                .withRetriesLeft()
                .count());
        gauge(registry, "gaas.jobs.failed", "jobs that wait for a repair", () -> jobs.createJobQuery()
                .noRetriesLeft()
                .count());
        gauge(registry, "gaas.longsteps.waiting", "long steps that no node serves", () -> longSteps
                .createExternalTaskQuery()
                .notLocked()
                .withRetriesLeft()
                .count());
        gauge(registry, "gaas.longsteps.failed", "long steps that wait for a repair", () -> longSteps
                .createExternalTaskQuery()
                .noRetriesLeft()
                .count());
        gauge(registry, "gaas.longsteps.running", "long steps that this node serves", () -> (long) worker.running());
        gauge(
                registry,
                "gaas.repairs.open",
                "questions about failed steps that nobody has answered",
                () -> database.sql("select count(*) from engine_repair where open_cause is not null")
                        .query(Long.class)
                        .single());
    }

    /** As the desk itself: whoever asks may see less. */
    private void gauge(MeterRegistry registry, String name, String about, Supplier<Long> value) {
        Gauge.builder(name, () -> door.through(value)).description(about).register(registry);
    }
}
