package org.gaas.life;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** What the forms of a change of names show. */
@Component
class NamesForms implements TaskPrefill {
    private final NamesChanges changes;

    NamesForms(NamesChanges changes) {
        this.changes = changes;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (task.process().equals(ChangeNamesProcess.KEY))
            changes.of(task.processInstance())
                    .ifPresent(change -> LifeVars.NAMES_TEXT.put(
                            values, words(change, task.task().equals("Task_ApproveNames"))));
        return values;
    }

    /**
     * @param planned whether the plan beside it tells the rest
     */
    private static String words(NamesChange change, boolean planned) {
        var asked = "**Asked for by:** " + change.requester();
        if (planned) return asked;
        return "**Wanted by:** " + CustomersPage.heard(change.reason()) + "\n\n" + asked + "\n\n"
                + "**Names now:**\n\n" + listed(change.before().words()) + "\n\n**Names then:**\n\n"
                + listed(change.wanted().words());
    }

    private static String listed(List<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(joining("\n"));
    }
}
