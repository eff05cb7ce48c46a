package org.gaas.engine;

import java.util.HashSet;
import java.util.Set;

/**
 * Says what is kept from a person: processes, their tasks, and whatever lists tell of them. A bean of the module that knows
 * who works for whom; without one, nothing is.
 */
@FunctionalInterface
public interface Hidden {
    /** Business keys that the person may not see anything about, now. */
    Set<String> from(String user);

    /** What all of these keep from a person. */
    static Set<String> from(Iterable<Hidden> all, String user) {
        var hidden = new HashSet<String>();
        all.forEach(one -> hidden.addAll(one.from(user)));
        return hidden;
    }
}
