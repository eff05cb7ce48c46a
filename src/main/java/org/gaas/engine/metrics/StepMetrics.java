package org.gaas.engine.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.gaas.engine.StepEnded;
import org.gaas.engine.StepEnded.Outcome;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How long steps take, by step and outcome, and how often they fail, by reason. */
@Component
class StepMetrics implements MeterBinder {
    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
    }

    @EventListener
    void ended(StepEnded step) {
        if (registry == null) return;
        var name = step.work().step();
        if (step.outcome() == Outcome.FAILED)
            registry.counter("gaas.step.failures", "step", name, "reason", step.reason())
                    .increment();
        // of a job that failed nobody knows how long it took
        if (step.took().isZero()) return;
        registry.timer(
                        "gaas.step.duration",
                        "step",
                        name,
                        "outcome",
                        step.outcome().name().toLowerCase())
                .record(step.took());
    }
}
