package org.gaas.engine.guard;

/** Whether this thread answers a call of the engine's own REST API, which has its own way to tell errors. */
class RestCall {
    private static final ThreadLocal<Boolean> NOW = ThreadLocal.withInitial(() -> false);

    private RestCall() {}

    static boolean isOne() {
        return NOW.get();
    }

    static void begin() {
        NOW.set(true);
    }

    static void end() {
        NOW.remove();
    }
}
