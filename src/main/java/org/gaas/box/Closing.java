package org.gaas.box;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was started, the last first; a failure does not keep the others from being closed. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                var failure = e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
                if (first == null) first = failure;
                else first.addSuppressed(failure);
            }
        }
        if (first != null) throw first;
    }
}
