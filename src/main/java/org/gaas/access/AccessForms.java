package org.gaas.access;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** What the forms of those show who decide about access: from the desk's own records, where no variable reaches. */
@Component
class AccessForms implements TaskPrefill {
    private final AccessRequests requests;
    private final Access access;

    AccessForms(AccessRequests requests, Access access) {
        this.requests = requests;
        this.access = access;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals(GrantAccessProcess.PROCESS)) return values;
        requests.of(task.processInstance()).ifPresent(request -> {
            AccessVars.UNTIL.put(values, requests.lastDay(request.until()));
            AccessVars.SHOWN.put(values, text(request, AccessPlans.TASKS.contains(task.task())));
        });
        return values;
    }

    private String text(AccessRequest request, boolean planned) {
        var present = access.reaches().stream()
                .filter(reach -> reach.developer().equals(request.developer())
                        && request.projects().contains(reach.project()))
                .toList();
        var text = "**Asked by:** " + Markdown.plain(request.by())
                + (planned ? "" : plan(request))
                + "\n\n**Reaches now:**\n\n" + AccessPlans.present(present)
                + request.approval()
                        .by()
                        .map(by -> "\n\n**Approved by:** " + by)
                        .orElse("");
        return Excerpt.start(3900, text);
    }

    /** What a plan says too, where there is one. */
    private String plan(AccessRequest request) {
        return "\n\n**Why:** " + Markdown.plain(request.why()) + "\n\n**Ends by itself:** "
                + requests.moment(request.end());
    }
}
