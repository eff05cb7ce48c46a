package org.gaas.installations;

import org.gaas.engine.Failure;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;

/**
 * Why something was not done for one of several installations.
 *
 * @param code the reason's, for example {@code UNREACHABLE}
 * @param sentence for people; never holds a secret
 */
public record Trouble(String code, String sentence) {
    /** The same that the caller of a single one is told. */
    public static Trouble of(RuntimeException why) {
        if (why instanceof Failure failure) return new Trouble(failure.reason(), failure.getMessage());
        if (why instanceof InvalidInput wrong) return new Trouble(wrong.rule(), wrong.getMessage());
        if (why instanceof Forbidden no) return new Trouble(no.rule(), no.getMessage());
        return new Trouble("UNEXPECTED", "the desk made a mistake; its log tells more");
    }
}
