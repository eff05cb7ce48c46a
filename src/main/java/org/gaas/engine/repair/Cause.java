package org.gaas.engine.repair;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.gaas.engine.Failure;

/**
 * Why a step failed, in the words of a person who is to mend it. Steps that failed at the same place for the same
 * reason are mended once.
 */
record Cause(String place, String reason, String wanted, String found, String remedy, String log) {
    Cause {
        place = atMost(255, place);
        reason = atMost(255, reason);
        wanted = atMost(2000, wanted);
        found = atMost(2000, found);
        remedy = atMost(2000, remedy);
        log = atMost(3900, log);
    }

    /**
     * @param problem what was thrown, if we know
     * @param message what the engine says about it
     * @param process the id of the diagram
     * @param activity the id of the step in it
     * @param label the step's name for people
     */
    static Cause of(Optional<Throwable> problem, String message, String process, String activity, String label) {
        return problem.flatMap(Cause::failure)
                .map(failure -> new Cause(
                        failure.where(),
                        failure.reason(),
                        failure.wanted(),
                        failure.found(),
                        failure.remedy(),
                        log(failure)))
                .orElseGet(() -> new Cause(
                        process,
                        activity,
                        "step \"" + label + "\" ends without an error",
                        message == null ? "an error without a message" : message,
                        "Nobody foresaw this error: read the log, mend what it tells, then retry. If it comes again,"
                                + " the desk itself has a mistake.",
                        problem.map(Cause::log).orElse(message)));
    }

    /** The failure in a chain of causes: the engine and transactions wrap what a step throws. */
    static Optional<Failure> failure(Throwable thrown) {
        for (var problem = thrown; problem != null; problem = problem.getCause())
            if (problem instanceof Failure failure) return Optional.of(failure);
        return Optional.empty();
    }

    /** What open repairs are told apart by. */
    String key() {
        return atMost(255, reason + "@" + place);
    }

    private static String log(Throwable problem) {
        var text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String atMost(int length, String text) {
        if (text == null) return "";
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
