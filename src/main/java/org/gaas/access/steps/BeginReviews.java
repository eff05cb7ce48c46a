package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.Reviews;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** For each customer, managers are asked to look over who reaches what. */
@Component
class BeginReviews implements Step {
    private final Reviews reviews;

    BeginReviews(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void perform(DelegateExecution execution) {
        reviews.begin();
    }
}
