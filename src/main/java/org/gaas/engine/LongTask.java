package org.gaas.engine;

import java.util.Optional;

/** What a {@link LongStep} sees of its task. */
public interface LongTask {
    /** A name for the operation, the same through all retries and on all nodes: letters, digits and hyphens. */
    String operation();

    /**
     * @throws IllegalStateException when the process has no such variable
     */
    <T> T get(Var<T> variable);

    <T> Optional<T> find(Var<T> variable);
}
