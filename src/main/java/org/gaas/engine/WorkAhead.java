package org.gaas.engine;

import java.time.Instant;
import java.util.List;

/** Tells when people will be through with what they are still to be asked. A bean of the module that knows calendars. */
@FunctionalInterface
public interface WorkAhead {
    /**
     * @param start when the first of it begins
     * @param times how much time people have for each task, one after the other, as diagrams say it in the property
     *     {@code due}; empty text where a diagram says nothing
     * @param subjects what the work is about: business keys
     */
    Instant after(Instant start, List<String> times, List<String> subjects);
}
