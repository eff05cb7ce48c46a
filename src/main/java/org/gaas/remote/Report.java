package org.gaas.remote;

import java.util.List;
import java.util.Optional;

/** What became of a list of wishes, one line for each, in their order. */
public record Report(String server, List<Line> lines) {
    /** What became of one wish. */
    public enum Outcome {
        /** It was fulfilled already. */
        NONE,
        APPLIED,
        FAILED,
        /** It is not fulfilled, and was only looked at. */
        WOULD_APPLY
    }

    /**
     * @param reason what was found instead; empty for NONE and APPLIED
     */
    public record Line(String subject, Outcome outcome, String reason) {}

    public Report {
        lines = List.copyOf(lines);
    }

    public boolean failed() {
        return failure().isPresent();
    }

    /** Whether something is, or would be, different on the server. */
    public boolean changed() {
        return lines.stream().anyMatch(line -> line.outcome != Outcome.NONE);
    }

    /** The first wish that could not be fulfilled. */
    public Optional<Line> failure() {
        return lines.stream().filter(line -> line.outcome == Outcome.FAILED).findFirst();
    }

    /**
     * This report.
     *
     * @throws RemoteFailure {@code NOT_CONVERGED}, {@code NO_SPACE} or {@code SERVICE_DOWN}, when a wish could not be fulfilled
     */
    public Report orThrow() {
        failure().ifPresent(line -> {
            throw RemoteFailure.of(
                    RemoteFailure.Reason.NOT_CONVERGED.orAsSaid(line.reason), server, line.subject, line.reason);
        });
        return this;
    }
}
