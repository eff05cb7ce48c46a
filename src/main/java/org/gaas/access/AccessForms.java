package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InWords;
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
            AccessVars.SHOWN.put(values, text(request, task.task()));
        });
        return values;
    }

    private String text(AccessRequest request, String task) {
        var present = access.reaches().stream()
                .filter(reach -> reach.developer().equals(request.developer())
                        && request.projects().contains(reach.project()))
                .toList();
        var text = "**Asked by:** " + Markdown.plain(request.by())
                + (AccessPlans.TASKS.contains(task) ? "" : plan(request))
                + "\n\n**Reaches now:**\n\n" + present(present)
                + request.approval()
                        .by()
                        .filter(by -> !task.equals(AccessPlans.APPROVE))
                        .map(by -> "\n\n**Approved by:** " + by)
                        .orElse("");
        return Excerpt.start(3900, text);
    }

    private String present(List<Reach> reaches) {
        if (reaches.isEmpty()) return "nothing";
        return reaches.stream()
                .map(reach -> "- " + reach.installation() + ": "
                        + reach.hindrance()
                                .map(no -> "nothing; " + no.words())
                                .orElseGet(() -> reach.rights().name().toLowerCase() + until(reach)))
                .collect(joining("\n"));
    }

    private String until(Reach reach) {
        return reach.permit()
                .map(permit -> " until " + InWords.day(requests.lastDay(permit.until())))
                .orElse("");
    }

    /** What a plan says too, where there is one. */
    private String plan(AccessRequest request) {
        return "\n\n**Why:** " + Markdown.plain(request.why()) + "\n\n**Ends by itself:** "
                + requests.moment(request.end());
    }
}
