package org.gaas.people;

import java.util.List;
import java.util.Set;

/** Tells who has roles of others for tasks. A bean of the module that knows who stands in for whom. */
public interface LentRoles {
    /** The roles that others lend to this person at this moment. */
    Set<Role> to(String person);

    /** Who does this person's tasks at this moment. */
    List<String> insteadOf(String absent);
}
