package org.gaas.engine;

import org.gaas.TestDatabase;

/** Fencing numbers for tests of other modules. */
public final class TestFences {
    private TestFences() {}

    public static Fences in(TestDatabase database) {
        return new Fences(database.jdbc(), database.transactions());
    }
}
