package org.gaas.releases;

/** Is told how far something is, and may want it to end. Called often, by any thread; answers at once. */
public interface Watch {
    /**
     * @param total 0 when nobody knows
     * @param text what is being done now, for people
     */
    void progress(long done, long total, String text);

    /** Whether to stop: too late, or nobody waits for it any more. */
    default boolean cancelled() {
        return false;
    }

    /** Looks away. */
    static Watch none() {
        return (done, total, text) -> {};
    }
}
