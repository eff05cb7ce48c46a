package org.gaas.billing;

import static org.gaas.billing.HoursVars.ACTIVITY;
import static org.gaas.billing.HoursVars.HOURS;
import static org.gaas.billing.HoursVars.HOURS_WISH;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/**
 * Proposes the hours of a task: what was wished for when the process was started, else the time since the task was
 * claimed. The kind of work comes from the property {@code activity} of the task in its diagram.
 */
@Component
class HoursPrefill implements TaskPrefill {
    private static final long STEP = 5;

    private final Clock clock;
    private final BillingSettings settings;

    HoursPrefill(Clock clock, BillingSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        HOURS_WISH
                .find(task.variables())
                .or(() -> task.claimed().map(this::since))
                // Tasklist does not read the form again when the task is claimed
                .or(() -> Optional.of(new Spent((int) STEP)))
                .ifPresent(spent -> HOURS.put(values, Optional.of(spent)));
        Optional.ofNullable(task.properties().get("activity"))
                .map(Activity::new)
                .ifPresent(activity -> ACTIVITY.put(values, Optional.of(activity)));
        return values;
    }

    /** Rounded up to five minutes, at most the working day. */
    private Spent since(Instant claimed) {
        var minutes = Duration.between(claimed, clock.instant()).plusSeconds(59).toMinutes();
        var rounded = Math.max(STEP, (minutes + STEP - 1) / STEP * STEP);
        return new Spent((int) Math.min(rounded, settings.workingDay() * 60L));
    }
}
