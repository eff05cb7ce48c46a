package org.gaas.adoption;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InWords;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskPrefill;
import org.gaas.production.ProductionVars;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the forms of an adoption show, and what people say in them. */
@Component
class AdoptionForms implements TaskPrefill {
    private static final int SHOWN = 20;

    private final Adoptions adoptions;
    private final AdoptionRows rows;
    private final Rounds rounds;
    private final Exports exports;
    private final Trail trail;
    private final Clock clock;
    private final ZoneId zone;

    AdoptionForms(
            Adoptions adoptions,
            AdoptionRows rows,
            Rounds rounds,
            Exports exports,
            Trail trail,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone) {
        this.adoptions = adoptions;
        this.rows = rows;
        this.rounds = rounds;
        this.exports = exports;
        this.trail = trail;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals(AdoptInstallationProcess.KEY)) return values;
        adoptions.of(task.processInstance()).ifPresent(adoption -> {
            AdoptionVars.ADOPTION_TEXT.put(values, words(adoption, task.task().equals("Task_ApproveAdoption")));
            if (task.task().equals("Task_BringExport")) AdoptionVars.EXPORT_TEXT.put(values, wanted(adoption));
            rounds.last(adoption)
                    .filter(round -> round.compared().isPresent())
                    .ifPresent(round -> AdoptionVars.COMPARISON_TEXT.put(values, compared(round)));
        });
        return values;
    }

    /** In the transaction that answers: visitors are not let in while something is brought. */
    @EventListener
    void opened(TaskCompleted task) throws InvalidInput {
        if (!task.process().equals("onboard-production")) return;
        var opens = task.task().equals("Task_SignOffAcceptance")
                        && ProductionVars.SIGN_OFF
                                .find(task.answers())
                                .filter("accept"::equals)
                                .isPresent()
                || task.task().equals("Task_MendOpening")
                        && ProductionVars.OPENING_MENDING
                                .find(task.answers())
                                .filter("again"::equals)
                                .isPresent();
        if (opens) adoptions.requireNone(task.processInstance());
    }

    /** In the transaction that answers. */
    @EventListener
    void note(TaskCompleted task) throws InvalidInput {
        if (!task.process().equals(AdoptInstallationProcess.KEY)) return;
        var adoption = adoptions.of(task.processInstance()).orElseThrow();
        switch (task.task()) {
            case "Task_BringExport" -> brought(adoption, task);
            case "Task_AcceptComparison" -> judged(adoption, task);
            case "Task_CloseOldSite" -> closed(adoption, task);
            default -> {
                // approvals are kept by the engine
            }
        }
    }

    private void brought(Adoption adoption, TaskCompleted task) {
        var answer = AdoptionVars.EXPORT_ANSWER.find(task.answers()).orElse("");
        if (answer.equals("oldGoesOn")) rows.oldSite(adoption.number(), Optional.empty(), Optional.empty());
        if (!answer.equals("brought")) return;
        rounds.begin(adoption, adoption.round() + 1, task.person());
        rows.round(adoption.number(), adoption.round() + 1);
    }

    private void judged(Adoption adoption, TaskCompleted task) {
        var answer = AdoptionVars.COMPARISON_ANSWER.find(task.answers()).orElse("");
        var reason = AdoptionVars.DIFFERENCES_REASON.find(task.answers()).filter(text -> !text.isBlank());
        var round = rounds.last(adoption).orElseThrow();
        var differences = round.differences();
        if (answer.equals("accept") && !differences.isEmpty() && reason.isEmpty())
            throw InvalidInput.missing(AdoptionVars.DIFFERENCES_REASON.name());
        rounds.answer(adoption, answer, task.person(), reason);
        if (answer.equals("oldGoesOn")) rows.oldSite(adoption.number(), Optional.empty(), Optional.empty());
        if (answer.equals("accept"))
            trail.record(Entry.decision(task.person(), "accept-comparison", task.businessKey())
                    .subject(round.last() ? "the last export" : "rehearsal " + round.number())
                    .detail(round.tables().size() + " tables, " + differences.size() + " differences"
                            + reason.map(text -> ": " + text).orElse("")));
    }

    private void closed(Adoption adoption, TaskCompleted task) {
        if (!AdoptionVars.OLD_SITE_ANSWER
                .find(task.answers())
                .filter("closed"::equals)
                .isPresent()) return;
        var words = AdoptionVars.OLD_SITE_WORDS
                .find(task.answers())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> InvalidInput.missing(AdoptionVars.OLD_SITE_WORDS.name()));
        rows.oldSite(adoption.number(), Optional.of(clock.instant()), Optional.of(words));
        trail.record(Entry.decision(task.person(), "close-old-site", task.businessKey())
                .subject(adoption.oldPlace())
                .detail(words));
    }

    /**
     * @param planned whether the plan beside it tells where the site runs
     */
    private static String words(Adoption adoption, boolean planned) {
        return (planned ? "" : "**Runs now at:** " + Markdown.plain(adoption.oldPlace()) + "\n\n")
                + "**Asked for by:** " + adoption.requester() + "\n\n**Settings worth keeping:** "
                + (adoption.settings().isBlank()
                        ? "none were named"
                        : "\n\n" + listed(adoption.settings().lines().toList()));
    }

    private String wanted(Adoption adoption) {
        return "Put these into `/" + Exports.brought(adoption) + "` on "
                + adoption.server().map(Object::toString).orElse("its server")
                + ", as files of the desk's user:\n\n"
                + exports.files(adoptions.production(adoption)).keySet().stream()
                        .map(file -> "- " + file)
                        .collect(joining("\n"))
                + "\n- checksums.sha256\n\n"
                + adoption.oldClosed()
                        .map(since -> "**This is the last export**, made after the old site was closed on "
                                + moment(since) + ".")
                        .orElse("This is a rehearsal: the old site stays in use.");
    }

    private String moment(Instant when) {
        return InWords.moment(when, zone);
    }

    String compared(Round round) {
        var same = round.tables().stream().filter(Round.Table::same).count();
        var summed = round.tables().stream()
                .filter(table -> table.same()
                        && table.toldChecksum().isPresent()
                        && table.foundChecksum().isPresent())
                .count();
        var differences = round.differences();
        return "**" + (round.last() ? "The last export" : "Rehearsal " + round.number()) + "**, made "
                + round.made().map(when -> "on " + moment(when)).orElse("at some time") + "\n\n- " + same + " of "
                + round.tables().size() + " tables have the same rows, " + summed + " of them the same checksum too\n"
                + round.files()
                        .map(files -> "- " + files.count() + " files, " + InWords.size(files.bytes())
                                + "; the old site counted "
                                + files.told().map(Object::toString).orElse("none") + "\n")
                        .orElse("")
                + (differences.isEmpty()
                        ? "\n**No differences.**"
                        : "\n**Differences:**\n\n"
                                + listed(differences.stream().limit(SHOWN).toList())
                                + (differences.size() > SHOWN
                                        ? "\n- and " + (differences.size() - SHOWN) + " more"
                                        : ""));
    }

    private static String listed(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> "- " + Markdown.plain(line.length() <= 150 ? line : line.substring(0, 150) + "..."))
                .collect(joining("\n"));
    }
}
