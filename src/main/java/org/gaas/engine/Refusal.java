package org.gaas.engine;

import org.camunda.bpm.engine.delegate.BpmnError;

/**
 * A "no" of the business: thrown before anything is written, and answered by a path in the diagram. The error code in
 * the diagram is the simple name of the class.
 */
public abstract class Refusal extends Exception {
    protected Refusal(String sentence) {
        super(sentence);
    }

    /** The error code that boundary events and event subprocesses name. */
    public final String code() {
        return getClass().getSimpleName();
    }

    final BpmnError asBpmnError() {
        return new BpmnError(code(), getMessage(), this);
    }
}
