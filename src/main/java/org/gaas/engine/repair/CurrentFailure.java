package org.gaas.engine.repair;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The failure that this thread is telling the engine about. The engine hands its incident handlers only a message; the
 * server, the reason and the remedy come from here.
 */
public class CurrentFailure {
    private static final ThreadLocal<Throwable> NOW = new ThreadLocal<>();

    private CurrentFailure() {}

    /** Tells the engine, while {@link #get} answers this failure. */
    public static <T> T during(Throwable failure, Supplier<T> telling) {
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
}
