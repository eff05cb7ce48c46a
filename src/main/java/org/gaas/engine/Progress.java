package org.gaas.engine;

import java.util.HashMap;
import java.util.Map;

/** How far a {@link LongStep} is. A failed operation is not told here but thrown, as a {@link Failure}. */
public sealed interface Progress {
    /**
     * Still running.
     *
     * @param done how much is done, in the unit of {@code total}
     * @param total how much there is; 0 when nobody knows
     * @param text what is being done now, for people; never holds a secret
     */
    record Running(long done, long total, String text) implements Progress {}

    /** Done, with the variables that the process goes on with. */
    record Done(Map<String, Object> variables) implements Progress {
        public <T> Done with(Var<T> variable, T value) {
            var more = new HashMap<>(variables);
            variable.put(more, value);
            return new Done(Map.copyOf(more));
        }
    }

    static Progress running(long done, long total, String text) {
        return new Running(done, total, text);
    }

    static Done done() {
        return new Done(Map.of());
    }
}
