package org.gaas.releases;

import org.gaas.engine.Refusal;

/** What the release's own build says, or why it can't be built at all. A new tag, or a new request, begins anew. */
public final class BuildFailed extends Refusal {
    /**
     * @param sentence what was built where, and how it ended; the last words of the build are part of it
     */
    public BuildFailed(String sentence) {
        super(sentence);
    }
}
