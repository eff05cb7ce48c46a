package org.gaas.tasks;

import java.util.HashSet;
import java.util.Set;
import org.gaas.people.Role;

/**
 * Who has a part in a piece of work, somewhere.
 *
 * @param asks who may ask for it; nobody: it is never done there
 * @param decides who may decide it
 * @param second whether the one who decides is another than the one who asked
 */
record Duty(Set<Role> asks, Set<Role> decides, boolean second) {
    static final Duty NEVER = new Duty(Set.of(), Set.of(), true);

    /** Whoever has the role does it, and nobody is asked. */
    static Duty of(Role... roles) {
        return new Duty(Set.of(roles), Set.of(roles), false);
    }

    /** One role asks, another decides; also where the same person has both, it is another one. */
    static Duty asked(Role by, Role... decides) {
        return new Duty(Set.of(by), Set.of(decides), true);
    }

    Duty orAskedBy(Role... others) {
        var all = new HashSet<>(asks);
        all.addAll(Set.of(others));
        return new Duty(Set.copyOf(all), decides, second);
    }

    boolean isNever() {
        return decides.isEmpty();
    }
}
