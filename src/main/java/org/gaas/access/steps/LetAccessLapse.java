package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessVars;
import org.gaas.access.Reviews;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What nobody kept counts no more; accounts follow. */
@Component
class LetAccessLapse implements Step {
    private final Reviews reviews;

    LetAccessLapse(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void perform(DelegateExecution execution) {
        reviews.lapse(reviews.get(AccessVars.REVIEW.in(execution)));
    }
}
