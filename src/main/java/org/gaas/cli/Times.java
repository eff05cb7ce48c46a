package org.gaas.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.gaas.cli.client.Api;

/** Times as people read them, in their own zone. */
record Times(Clock clock) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EVIDENCE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** To the minute; what is no time, a date for example, stays as it is. */
    String minute(String iso) {
        return parse(iso)
                .map(time -> MINUTES.format(time.atZone(clock.getZone())))
                .orElse(iso);
    }

    /** To the second, in UTC, for what must be found again in other logs. */
    static String second(String iso) {
        return parse(iso)
                .map(time -> EVIDENCE.format(time.atZone(ZoneOffset.UTC)))
                .orElse(iso);
    }

    String now() {
        return SECONDS.format(clock.instant().atZone(clock.getZone()));
    }

    /** Who said something to a task, in whose place, when, and what; empty for other steps. */
    Optional<String> answered(Api.Step step) {
        var answer = step.answered();
        if (answer == null) return Optional.empty();
        return Optional.of("by " + answer.by()
                + (answer.behalf() == null ? "" : ", for " + answer.behalf())
                + ", " + minute(answer.at())
                + (step.message() == null ? "" : ": " + step.message()));
    }

    /** How long it took, or takes already; empty when it has not begun. */
    String spent(String started, String ended) {
        return parse(started)
                .map(start -> duration(Duration.between(start, parse(ended).orElseGet(clock::instant))))
                .orElse("");
    }

    /** Minutes as h:mm. */
    static String hours(long minutes) {
        return String.format(Locale.ROOT, "%d:%02d", minutes / 60, minutes % 60);
    }

    private static String duration(Duration spent) {
        var millis = Math.max(0, spent.toMillis());
        if (millis < 10_000) return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        if (millis < 60_000) return millis / 1000 + " s";
        if (millis < 3_600_000) return String.format(Locale.ROOT, "%d:%02d min", millis / 60_000, millis / 1000 % 60);
        return hours(millis / 60_000) + " h";
    }

    private static Optional<Instant> parse(String iso) {
        if (iso == null) return Optional.empty();
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(iso, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
