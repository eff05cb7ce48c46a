package org.gaas.remote;

import org.gaas.engine.Progress;

/** How far a detached operation is. */
public sealed interface Operation {
    /**
     * Still running. A command tells its progress by lines {@code DONE TOTAL TEXT} on file descriptor 3.
     *
     * @param total 0 when nobody knows
     * @param output the last part of what it wrote so far
     */
    record Running(long done, long total, String text, String output) implements Operation {
        public Progress progress() {
            return Progress.running(done, total, text);
        }
    }

    /** Ended, well or not: {@link Result#expect(String)} tells. */
    record Ended(Result result) implements Operation {}
}
