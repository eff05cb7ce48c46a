package org.gaas.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.crash.Point.Moment;

/** The course of things in one desk: each point is written down, and goes wrong when that was ordered. */
final class Course {
    private final Orders orders;
    private final Deeds deeds;
    private final Map<String, List<Trouble>> troubles = new HashMap<>();

    /**
     * @param until when the step was tried again because of it; empty when it never came
     */
    private record Trouble(Point point, String order, Instant since, Optional<Instant> until) {
        Trouble hasCome() {
            return until.isPresent() ? this : new Trouble(point, order, since, Optional.of(Instant.now()));
        }

        Duration lasted() {
            return Duration.between(since, until.orElse(since));
        }
    }

    Course(Orders orders, Deeds deeds) {
        this.orders = orders;
        this.deeds = deeds;
    }

    synchronized void at(Point point) {
        orders.see(point);
        var before = troubles.computeIfAbsent(point.process() + point.step(), any -> new ArrayList<>());
        if (point.moment() == Moment.BEFORE) before.replaceAll(Trouble::hasCome);
        orders.take(point).ifPresent(order -> {
            before.add(new Trouble(point, order, Instant.now(), Optional.empty()));
            deeds.carryOut(order, point);
        });
        if (point.moment() == Moment.AFTER) over(point, before);
    }

    /** Whatever was held back comes now that the step is done. */
    private void over(Point point, List<Trouble> before) {
        deeds.calm(point);
        for (var trouble : before)
            orders.note(trouble.point, trouble.order, trouble.until.isPresent(), trouble.lasted());
        before.clear();
    }
}
