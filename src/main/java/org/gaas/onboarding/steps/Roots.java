package org.gaas.onboarding.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** The process instance that began it all: the one that called this one, or itself. */
final class Roots {
    private Roots() {}

    static String of(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getRootProcessInstanceId();
    }
}
