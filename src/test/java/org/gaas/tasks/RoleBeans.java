package org.gaas.tasks;

import org.gaas.people.TaskRoles;
import org.springframework.context.annotation.Import;

/** For desks in memory of other modules: tasks are for those who have their role at that moment. */
@Import({RoleHeld.class, TaskRoles.class})
public class RoleBeans {
    /** Who decides about production is not who asked; nobody is away. */
    @Import({FourEyes.class, NobodyAway.class})
    public static class Counted {}
}
