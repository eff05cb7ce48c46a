package org.gaas.engine.repair;

import static java.util.stream.Collectors.joining;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.TaskSubjects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the tasks of a repair show when they are opened: who is affected now, and what can be done about it. */
@Component
class RepairForms implements TaskPrefill, TaskSubjects {
    private static final int SHOWN = 40;

    private final Repairs repairs;
    private final Affected affected;
    private final DateTimeFormatter times;

    RepairForms(Repairs repairs, Affected affected, @Value("${gaas.zone:Europe/Amsterdam}") ZoneId zone) {
        this.repairs = repairs;
        this.affected = affected;
        this.times =
                DateTimeFormatter.ofPattern("d MMMM yyyy H:mm", Locale.ENGLISH).withZone(zone);
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals(RepairVars.PROCESS)) return values;
        var repair = RepairVars.REPAIR.find(task.variables()).orElseThrow();
        var victims = repairs.victimsOf(repair);
        show(repairs.causeOf(repair), values);
        var noSkip = affected.unskippable(victims);
        var noUndo = affected.unundoable(victims);
        RepairVars.AFFECTED.put(values, list(victims));
        RepairVars.BEFORE.put(values, before(repair));
        RepairVars.MAY_SKIP.put(values, noSkip.isEmpty());
        RepairVars.MAY_UNDO.put(values, noUndo.isEmpty());
        RepairVars.NOT_OFFERED.put(
                values,
                Stream.of(
                                noSkip.map(why -> "Skip is not offered: " + why + "."),
                                noUndo.map(why -> "Undo is not offered: " + why + "."))
                        .flatMap(no -> no.stream())
                        .collect(joining(" ")));
        if (noSkip.isEmpty()) RepairVars.SKIPPING.put(values, skipping(victims, task.task()));
        repairs.decisionOf(repair)
                .ifPresent(last -> RepairVars.PROPOSED.put(
                        values,
                        "**" + last.by() + "** wants to go on without this step: "
                                + last.why().map(Markdown::plain).orElse("")));
        RepairVars.OBJECTION
                .find(task.variables())
                .ifPresent(words -> RepairVars.OBJECTED.put(values, Markdown.plain(words)));
        return values;
    }

    private static void show(Cause cause, Map<String, Object> values) {
        RepairVars.PLACE.put(values, cause.place());
        RepairVars.REASON.put(values, cause.reason());
        RepairVars.WANTED.put(values, Markdown.plain(cause.wanted()));
        RepairVars.FOUND.put(values, Markdown.plain(cause.found()));
        RepairVars.REMEDY.put(values, Markdown.plain(cause.remedy()));
        RepairVars.LOG.put(values, cause.log());
    }

    @Override
    public List<String> of(String process, String processInstance) {
        if (!process.equals(RepairVars.PROCESS)) return List.of();
        // while the question comes up, only its process knows what it is about
        var repair = repairs.askedIn(processInstance).or(() -> affected.repairOf(processInstance));
        return repair.map(repairs::victimsOf).orElse(List.of()).stream()
                .map(Victim::businessKey)
                .distinct()
                .toList();
    }

    private static String list(List<Victim> victims) {
        var lines = victims.stream()
                .limit(SHOWN)
                .map(victim -> "- **" + Markdown.plain(victim.businessKey()) + "**: " + victim.label() + " ("
                        + victim.process() + ")")
                .collect(joining("\n"));
        var more = victims.size() <= SHOWN ? "" : "\n- and " + (victims.size() - SHOWN) + " more";
        return Excerpt.start(3900, lines) + more;
    }

    private String skipping(List<Victim> victims, String task) {
        var leaves = victims.stream()
                .map(victim -> victim.skipLeaves().orElseThrow())
                .distinct()
                .limit(5)
                .collect(joining("; ", "Skipping leaves behind: ", "."));
        return task.equals(RepairVars.TASK) && affected.needSecondPerson(victims)
                ? leaves + " A second person is asked to agree."
                : leaves;
    }

    /** That it failed before is worth knowing: a retry that did not help will not help a second time. */
    private String before(String repair) {
        return repairs.decidedBefore(repair).stream()
                .map(past -> "- " + times.format(past.at()) + ": "
                        + (past.by().isEmpty() ? "mended otherwise" : past.decision() + " by " + past.by())
                        + past.why()
                                .map(why -> " (" + Markdown.plain(why) + ")")
                                .orElse(""))
                .collect(joining("\n"));
    }
}
