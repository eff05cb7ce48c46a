package org.gaas.engine.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.engine.ProcessView.Expected;
import org.gaas.engine.ProcessView.Task;
import org.gaas.engine.WishedDay;
import org.gaas.engine.WorkAhead;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When processes will be done: what people are asked now is done when it is due, what comes then takes its time. */
@Component
class ExpectedEnds {
    private final ObjectProvider<WorkAhead> work;
    private final ObjectProvider<WishedDay> wishes;
    private final Clock clock;
    private final ZoneId zone;

    ExpectedEnds(
            ObjectProvider<WorkAhead> work,
            ObjectProvider<WishedDay> wishes,
            Clock clock,
            @Value("${gaas.zone:Europe/Amsterdam}") ZoneId zone) {
        this.work = work;
        this.wishes = wishes;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param tasks what people are asked now
     * @param times how much time they have for each task that comes then
     */
    Optional<Expected> of(String instance, Optional<String> subject, List<Task> tasks, List<String> times) {
        var calendar = work.getIfAvailable();
        if (calendar == null || tasks.isEmpty() && times.isEmpty()) return Optional.empty();
        var start = Stream.concat(Stream.of(clock.instant()), tasks.stream().flatMap(task -> task.due().stream()))
                .max(Instant::compareTo)
                .orElseThrow();
        var at = calendar.after(start, times, subject.stream().toList());
        var wished = wishes.orderedStream()
                .flatMap(known -> known.of(instance).stream())
                .findFirst();
        return Optional.of(new Expected(at, wished, wished.flatMap(day -> late(day, LocalDate.ofInstant(at, zone)))));
    }

    private static Optional<String> late(LocalDate wished, LocalDate expected) {
        if (!expected.isAfter(wished)) return Optional.empty();
        return Optional.of(
                "It was wished for " + wished + ", which can't be met if people take the time that they have:"
                        + " then it will be " + expected + ". Who does a task sooner moves it up.");
    }
}
