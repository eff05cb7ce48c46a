package org.gaas.onboarding;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.EXPIRY;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskPrefill;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last day in forms: the usual one is filled in, and one that is over is not accepted. */
@Component
class ExpiryAnswers implements TaskPrefill {
    private static final Set<String> ASKED_IN = Set.of("onboard-trial", "expire-trial");

    private final Expiries expiries;

    ExpiryAnswers(Expiries expiries) {
        this.expiries = expiries;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (ASKED_IN.contains(task.process()))
            INSTALLATION.find(task.variables()).ifPresent(id -> EXPIRY.put(values, expiries.usual(id)));
        return values;
    }

    @EventListener
    void check(TaskCompleted task) throws InvalidInput {
        EXPIRY.find(task.answers()).ifPresent(expiries::check);
    }
}
