package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** What was found, as it is open now. */
@Component
class FindingForms implements TaskPrefill {
    private static final int LONGEST = 3800;

    private final Clearing clearing;

    FindingForms(Clearing clearing) {
        this.clearing = clearing;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals(Clearing.PROCESS)) return values;
        clearing.server(task.processInstance())
                .ifPresent(server -> AccessVars.SHOWN.put(
                        values,
                        Excerpt.start(
                                LONGEST,
                                clearing.open(server).stream()
                                        .map(one -> "- " + Markdown.plain(one.subject() + ": " + one.found()))
                                        .collect(joining("\n")))));
        return values;
    }
}
