package org.gaas.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells until when a task should be done that has no date of its own: how much time people have for such a task, and when
 * they work. A bean of the module that knows calendars; a date that {@link TaskDue} tells counts when it is sooner.
 */
@FunctionalInterface
public interface TaskTime {
    /**
     * Asked once, when the task comes up, whatever its process.
     *
     * @param subjects what the task is about: mostly one installation, of a repair all that wait for it
     * @return empty when nobody says
     */
    Optional<Instant> until(OpenedTask task, List<String> subjects);
}
