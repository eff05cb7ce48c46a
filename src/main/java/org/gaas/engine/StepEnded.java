package org.gaas.engine;

import java.time.Duration;

/**
 * An attempt of a step ended. Published inside the transaction that tells the engine so: a listener that throws takes the
 * end back, and the step is repeated.
 *
 * @param work what the step was about
 * @param reason why it failed or said no: a short code; empty when it is done
 * @param sentence the same for people; empty when it is done
 * @param took on this node; nothing when the attempt began elsewhere
 */
public record StepEnded(Work work, Outcome outcome, String reason, String sentence, Duration took) {
    /** How it ended. */
    public enum Outcome {
        DONE,
        /** The business said no; the diagram knows the path. */
        REFUSED,
        FAILED,
        /** A person had decided that it is left out. */
        SKIPPED
    }

    /** An attempt that failed, for whatever reason. */
    public static StepEnded failed(Work work, Throwable problem, Duration took) {
        for (var cause = problem; cause != null; cause = cause.getCause())
            if (cause instanceof Failure known)
                return new StepEnded(work, Outcome.FAILED, known.reason(), known.where() + ": " + known.found(), took);
        return new StepEnded(work, Outcome.FAILED, "UNFORESEEN", String.valueOf(problem), took);
    }
}
