package org.gaas.cli;

import java.time.Duration;
import java.time.Instant;
import org.gaas.cli.client.Answer;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;

/**
 * Looks at a process until it ends or waits for a person. Looks often at first, seldom later, and not for ever. A desk
 * that is restarted meanwhile is waited for: its processes survive.
 */
final class Follow {
    static final Duration LONGEST = Duration.ofHours(4);
    static final Duration LONGEST_AWAY = Duration.ofMinutes(3);

    private final DeskClient desk;
    private final Surroundings surroundings;
    private final ProgressView view;

    Follow(DeskClient desk, Surroundings surroundings, ProgressView view) {
        this.desk = desk;
        this.surroundings = surroundings;
        this.view = view;
    }

    /** The process when it ended, waits, needs a repair, or took longer than anybody looks. */
    Answer<Api.Process> toTheEnd(String id) {
        var begun = now();
        var seen = begun;
        while (true) {
            try {
                var process = desk.get(Api.Process.class, "processes/" + DeskClient.segment(id));
                seen = now();
                view.show(process.value());
                if (isSettled(process.value()) || since(begun).compareTo(LONGEST) > 0) return process;
            } catch (Trouble trouble) {
                if (trouble.kind() != Trouble.Kind.UNREACHABLE || since(seen).compareTo(LONGEST_AWAY) > 0)
                    throw trouble;
                view.deskIsAway();
            }
            surroundings.pause().accept(pause(since(begun)));
        }
    }

    /** What waits beside a step that still runs is not yet the end. */
    private static boolean isSettled(Api.Process process) {
        if ("running".equals(process.state())) return false;
        return !"waiting".equals(process.state())
                || process.steps().stream().noneMatch(step -> "running".equals(step.state()));
    }

    private static Duration pause(Duration followed) {
        if (followed.toSeconds() < 10) return Duration.ofMillis(100);
        return followed.toSeconds() < 60 ? Duration.ofMillis(300) : Duration.ofSeconds(1);
    }

    private Duration since(Instant time) {
        return Duration.between(time, now());
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
