package org.gaas.audit;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, up to a number that a person would still read. */
class Findings {
    private static final int MOST = 500;

    private final List<Finding> found = new ArrayList<>();

    void add(Finding.Kind kind, String where, String expected, String found) {
        if (this.found.size() < MOST) this.found.add(new Finding(kind, where, expected, found));
    }

    List<Finding> all() {
        return found;
    }
}
