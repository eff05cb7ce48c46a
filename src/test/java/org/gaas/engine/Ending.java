package org.gaas.engine;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;

/** Ends processes that a test has left, also those that the desk goes on with at this very moment. */
public final class Ending {
    private Ending() {}

    /** Those that have ended by themselves are left alone. */
    public static void of(Collection<String> processes, EngineDoor door, RuntimeService runtime) {
        var left = List.copyOf(processes);
        if (left.isEmpty()) return;
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(OptimisticLockingException.class)
                .until(() -> door.through(() -> {
                    left.forEach(one ->
                            runtime.deleteProcessInstanceIfExists(one, "end of the test", true, true, true, false));
                    return true;
                }));
    }
}
