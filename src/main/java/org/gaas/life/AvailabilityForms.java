package org.gaas.life;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** What the forms about an availability show. */
@Component
class AvailabilityForms implements TaskPrefill {
    private final Availabilities availabilities;
    private final AvailabilityPlan plan;

    AvailabilityForms(Availabilities availabilities, AvailabilityPlan plan) {
        this.availabilities = availabilities;
        this.plan = plan;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (task.process().equals(ChangeAvailabilityProcess.KEY))
            availabilities
                    .of(task.processInstance())
                    .ifPresent(change -> LifeVars.AVAILABILITY_TEXT.put(
                            values, words(change, task.task().equals("Task_ApproveAvailability"))));
        return values;
    }

    /**
     * @param planned whether the plan beside it tells the rest
     */
    private String words(AvailabilityChange change, boolean planned) {
        return (planned ? "" : plan.asked(change).shown() + "\n\n") + "**Asked for by:** " + change.requester();
    }
}
