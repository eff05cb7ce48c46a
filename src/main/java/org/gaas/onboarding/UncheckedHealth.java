package org.gaas.onboarding;

import static org.gaas.onboarding.OnboardingVars.HEALTH;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** Who confirms a trial reads how it was found, or that nobody looked because somebody left that step out. */
@Component
class UncheckedHealth implements TaskPrefill {
    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (task.task().equals("Task_ConfirmTrial"))
            HEALTH.put(values, "not checked: somebody decided to leave the check out");
        return values;
    }
}
