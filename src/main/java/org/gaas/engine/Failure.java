package org.gaas.engine;

/**
 * Something that should have worked did not. Says where, what was wanted, what was found and what to do next; the
 * engine retries it when waiting may cure it, and asks a person otherwise.
 */
public abstract class Failure extends RuntimeException {
    protected Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The server or system concerned; failures with the same place and reason are mended once. */
    public abstract String where();

    /** A short, stable word for the kind of failure, for example {@code NO_SPACE}. */
    public abstract String reason();

    public abstract String wanted();

    public abstract String found();

    /** What a person should do before choosing "retry". */
    public abstract String remedy();

    /** False when a retry without a person's work is useless: no space, host key, authentication. */
    public abstract boolean curableByWaiting();
}
