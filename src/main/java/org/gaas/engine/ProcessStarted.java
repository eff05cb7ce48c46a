package org.gaas.engine;

import java.util.Map;
import java.util.Optional;

/**
 * A process was started, not by another one. Published inside the starting transaction: a listener that throws keeps it
 * from being started.
 *
 * @param process the id of the diagram, for example {@code onboard-trial}
 * @param name the name of the diagram
 * @param instance the process instance
 * @param businessKey the id of what the process is about; empty when a first step finds that out
 * @param person who started it; empty when the desk itself did
 * @param asked the declared variables that it was started with
 */
public record ProcessStarted(
        String process,
        String name,
        String instance,
        String businessKey,
        Optional<String> person,
        Map<String, Object> asked) {}
