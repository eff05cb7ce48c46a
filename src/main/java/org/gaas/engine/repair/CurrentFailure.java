package org.gaas.engine.repair;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.gaas.engine.Failure;
import org.gaas.engine.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failure that this thread is telling the engine about. The engine hands its incident handlers only a message; the
 * server, the reason and the remedy come from here.
 */
public class CurrentFailure {
    private static final Logger LOG = LoggerFactory.getLogger("org.gaas.engine.failures");
    private static final ThreadLocal<Throwable> NOW = new ThreadLocal<>();

    private CurrentFailure() {}

    /** Tells the engine, while {@link #get} answers this failure; and the log, in one line. */
    public static <T> T during(Throwable failure, Supplier<T> telling) {
        say(failure);
        NOW.set(failure);
        try {
            return telling.get();
        } finally {
            NOW.remove();
        }
    }

    static Optional<Throwable> get() {
        return Optional.ofNullable(NOW.get());
    }

    private static void say(Throwable failure) {
        var where = Work.current().map(CurrentFailure::name).orElse("a job of the desk");
        LOG.debug("{} failed", where, failure);
        // somebody else changed the same process in the same moment: the engine does it again, and nobody is to blame
        if (failure instanceof OptimisticLockingException) return;
        var sentence = Cause.failure(failure).map(Failure::getMessage).orElseGet(failure::toString);
        LOG.warn("{} failed: {}", where, sentence.replaceAll("\\s*\\R\\s*", " / "));
    }

    private static String name(Work work) {
        return work.about().isEmpty() ? work.step() : work.step() + " of " + work.about();
    }
}
