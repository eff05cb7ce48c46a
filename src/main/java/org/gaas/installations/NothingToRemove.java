package org.gaas.installations;

import org.gaas.engine.Refusal;

/** An installation need not be taken away. */
public final class NothingToRemove extends Refusal {
    private static final long serialVersionUID = 1;

    private NothingToRemove(String sentence) {
        super(sentence);
    }

    /** Nobody got so far as to take a name. */
    public static NothingToRemove neverBegun() {
        return new NothingToRemove("there is nothing to remove: no name was taken yet");
    }

    static NothingToRemove gone(InstallationId id) {
        return new NothingToRemove(id + " is gone already");
    }

    static NothingToRemove byAnother(InstallationId id) {
        return new NothingToRemove(id + " is being removed already, by another process");
    }
}
