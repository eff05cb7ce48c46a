package org.gaas.engine.metrics;

import org.gaas.engine.StepEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One line for each step that ended; the context of the line says which. */
@Component
class StepLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.gaas.steps");

    @EventListener
    void ended(StepEnded step) {
        var seconds = step.took().toMillis() / 1000.0;
        switch (step.outcome()) {
            case DONE, SKIPPED -> LOG.info("{} in {} s", step.outcome(), seconds);
            case REFUSED -> LOG.info("REFUSED: {}: {}", step.reason(), step.sentence());
            case FAILED -> {
                // told by whoever asks a person
            }
        }
    }
}
