package org.gaas.engine;

/**
 * A rule over every user task, whatever form or client. Beans of this type are asked at each assignment and completion,
 * inside the transaction: one that throws leaves the task as it was.
 */
@FunctionalInterface
public interface TaskRule {
    /**
     * @throws Forbidden this person may not
     * @throws InvalidInput the answers don't do
     */
    void check(TaskFacts facts);
}
