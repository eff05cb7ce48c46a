package org.gaas.engine;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/**
 * What this thread works on, for whoever has to write it down: the trail, and every line of the log.
 *
 * @param id what belongs together: the root instance of a process, or one request of a person
 * @param process the process instance; empty for a request
 * @param step the id of the step in its diagram; empty when it is none
 * @param about the business key: mostly an installation; empty when nobody knows
 * @param person on whose behalf: who started it all, or is signed in; empty when a timer did
 */
public record Work(String id, String process, String step, String about, String person) {
    /** The names of both in the log. */
    public static final String INSTALLATION = "installation";

    /** Not "process": that is the JVM's in some formats for machines. */
    public static final String PROCESS = "processInstance";

    public static final String STEP = "step";
    public static final String PERSON = "person";

    private static final ThreadLocal<Work> NOW = new ThreadLocal<>();

    /** Ends what {@link #begin()} began. */
    @FunctionalInterface
    public interface Begun extends AutoCloseable {
        @Override
        void close();
    }

    public static Optional<Work> current() {
        return Optional.ofNullable(NOW.get());
    }

    /** From here to the end of the block this thread works on this. */
    public Begun begin() {
        var before = NOW.get();
        var said = MDC.getCopyOfContextMap();
        NOW.set(this);
        say(INSTALLATION, about);
        say(PROCESS, process);
        say(STEP, step);
        say(PERSON, person);
        return () -> {
            if (before == null) NOW.remove();
            else NOW.set(before);
            if (said == null) MDC.clear();
            else MDC.setContextMap(said);
        };
    }

    /** The same for a piece of work that another thread will do. */
    public static <T> Callable<T> carried(Callable<T> task) {
        var now = NOW.get();
        if (now == null) return task;
        return () -> {
            try (var here = now.begin()) {
                return task.call();
            }
        };
    }

    private static void say(String name, String value) {
        if (value.isEmpty()) MDC.remove(name);
        else MDC.put(name, value);
    }
}
