package org.gaas.onboarding;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.EXPIRY;
import static org.gaas.onboarding.OnboardingVars.EXTENSION;
import static org.gaas.sites.Sites.URL;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskPrefill;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.sites.Sites;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The last day in forms: the usual one is filled in, one that is over is not accepted, and extending means later. Who is asked to extend a trial,
 * or to mend what was set up, also sees where it answers.
 */
@Component
class ExpiryAnswers implements TaskPrefill {
    private static final Set<String> ASKED_IN = Set.of("onboard-trial", "expire-trial");
    private static final Set<String> SHOWN_IN = Set.of("onboard-trial", "expire-trial", "set-up-installation");

    private final Expiries expiries;
    private final Installations installations;
    private final Sites sites;

    ExpiryAnswers(Expiries expiries, Installations installations, Sites sites) {
        this.expiries = expiries;
        this.installations = installations;
        this.sites = sites;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        INSTALLATION.find(task.variables()).ifPresent(id -> {
            if (ASKED_IN.contains(task.process())) EXPIRY.put(values, expiries.usual(id));
            if (SHOWN_IN.contains(task.process()))
                sites.urlOf(installations.get(id)).ifPresent(url -> URL.put(values, url));
        });
        return values;
    }

    @EventListener
    void check(TaskCompleted task) throws InvalidInput {
        var day = EXPIRY.find(task.answers());
        if (EXTENSION.find(task.answers()).filter("end"::equals).isPresent()) return;
        day.ifPresent(expiries::check);
        if (EXTENSION.find(task.answers()).isPresent())
            expiries.checkExtension(new InstallationId(task.businessKey()), day);
    }
}
