package org.gaas.engine;

/**
 * Something that should have worked did not. Says where, what was wanted, what was found and what to do next; the
 * engine retries it when waiting may cure it, and asks a person otherwise.
 */
public abstract class Failure extends RuntimeException {

    /** Why it failed: mostly a constant of an enum, whose name is the reason's code. */
    public interface Kind {
        /** A short, stable word, for example {@code NO_SPACE}. */
        String name();

        /** What a person should do before choosing "retry": a sentence without its full stop. */
        String remedy();

        /** False when a retry without a person's work is useless: no space, host key, authentication. */
        boolean curableByWaiting();
    }

    private final Kind kind;
    private final String where;
    private final String wanted;
    private final String found;

    /**
     * @param where the server or system concerned; failures with the same place and kind are mended once
     * @param wanted what should have been, for people; never holds a secret
     * @param found what was, in one line or a few; never holds a secret
     */
    protected Failure(Kind kind, String where, String wanted, String found, Throwable cause) {
        this(
                kind,
                where,
                wanted,
                found,
                cause,
                where + ": " + wanted + ": " + withoutStop(found) + ". " + kind.remedy() + ", then retry.");
    }

    /** With a sentence of its own. */
    protected Failure(Kind kind, String where, String wanted, String found, Throwable cause, String sentence) {
        super(sentence, cause);
        this.kind = kind;
        this.where = where;
        this.wanted = wanted;
        this.found = found;
    }

    /** Others end what they say with a full stop, or don't. */
    private static String withoutStop(String found) {
        return found.stripTrailing().replaceFirst("(?<!\\.)\\.$", "");
    }

    public Kind kind() {
        return kind;
    }

    public final String where() {
        return where;
    }

    public final String reason() {
        return kind.name();
    }

    public final String wanted() {
        return wanted;
    }

    public final String found() {
        return found;
    }

    public final String remedy() {
        return kind.remedy();
    }

    public final boolean curableByWaiting() {
        return kind.curableByWaiting();
    }

    /** What another library says, in words that are never empty. */
    protected static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
