package org.gaas.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskTime;
import org.gaas.engine.WorkAhead;
import org.springframework.stereotype.Component;

/**
 * Until when tasks should be done: the property {@code due} in the diagram says how much working time people have, what
 * the task is about says in which calendar. Later, only managers move it, and parking.
 */
@Component
class DueDates implements TaskTime, WorkAhead {
    static final String PROPERTY = "due";

    /** For diagrams that say nothing: those of before, whose instances still run. */
    private static final WorkingTime USUAL = WorkingTime.of("2 days");

    private final Promises promises;
    private final Clock clock;

    DueDates(Promises promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> until(OpenedTask task, List<String> subjects) {
        var time = Optional.ofNullable(task.properties().get(PROPERTY)).map(WorkingTime::of);
        return Optional.of(promises.about(subjects).after(clock.instant(), time.orElse(USUAL)));
    }

    @Override
    public Instant after(Instant start, List<String> times, List<String> subjects) {
        var calendar = promises.about(subjects);
        var end = start;
        for (var time : times) end = calendar.after(end, time.isEmpty() ? USUAL : WorkingTime.of(time));
        return end;
    }
}
