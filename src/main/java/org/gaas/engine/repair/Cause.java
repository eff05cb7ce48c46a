package org.gaas.engine.repair;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Failure;

/**
 * Why a step failed, in the words of a person who is to mend it. Steps that failed at the same place for the same
 * reason are mended once.
 */
record Cause(String place, String reason, String wanted, String found, String remedy, String log) {
    private static final int FOUND_LINES = 3;
    private static final int LOG_LINES = 18;

    Cause {
        place = Excerpt.start(255, place);
        reason = Excerpt.start(255, reason);
        wanted = Excerpt.start(2000, wanted);
        found = Excerpt.end(2000, found);
        remedy = Excerpt.start(2000, remedy);
        log = Excerpt.end(3900, log);
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
                .map(Cause::foreseen)
                .orElseGet(() -> new Cause(
                        process,
                        activity,
                        "step \"" + label + "\" ends without an error",
                        message == null ? "an error without a message" : message,
                        "Nobody foresaw this error: read the log, mend what it tells, then retry. If it comes again,"
                                + " the desk itself has a mistake.",
                        problem.map(Texts::trace).orElse(message)));
    }

    /** What a server said at length belongs into the log; its last lines say what was found. */
    private static Cause foreseen(Failure failure) {
        var said = failure.found().strip();
        var log = Stream.of(
                        said.lines().count() > FOUND_LINES ? Texts.lastLines(LOG_LINES, said) : "",
                        Texts.causes(failure.getCause()))
                .filter(part -> !part.isEmpty())
                .collect(joining("\n\n"));
        return new Cause(
                failure.where(),
                failure.reason(),
                failure.wanted(),
                Texts.lastLines(FOUND_LINES, said),
                failure.remedy(),
                log);
    }

    /** The failure in a chain of causes: the engine and transactions wrap what a step throws. */
    static Optional<Failure> failure(Throwable thrown) {
        for (var problem = thrown; problem != null; problem = problem.getCause())
            if (problem instanceof Failure failure) return Optional.of(failure);
        return Optional.empty();
    }

    /** What open repairs are told apart by. */
    String key() {
        return Excerpt.start(255, reason + "@" + place);
    }
}
