package org.gaas.life;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InWords;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskPrefill;
import org.gaas.installations.Archive;
import org.gaas.installations.Archives;
import org.gaas.installations.Installations;
import org.gaas.life.Offboarding.Handing;
import org.gaas.life.Offboarding.Receipt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the forms of an end show, and what somebody writes down in them about the data. */
@Component
class OffboardingForms implements TaskPrefill {
    static final String HAND_OVER = "Task_HandOverData";

    private final Offboardings offboardings;
    private final OffboardingRows rows;
    private final Installations installations;
    private final Archives archives;
    private final Trail trail;
    private final Clock clock;

    OffboardingForms(
            Offboardings offboardings,
            OffboardingRows rows,
            Installations installations,
            Archives archives,
            Trail trail,
            Clock clock) {
        this.offboardings = offboardings;
        this.rows = rows;
        this.installations = installations;
        this.archives = archives;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals(OffboardProductionProcess.KEY)) return values;
        offboardings.of(task.processInstance()).ifPresent(offboarding -> {
            LifeVars.OFFBOARDING_TEXT.put(values, words(offboarding, OffboardingPlan.TASKS.contains(task.task())));
            LifeVars.ARCHIVE_TEXT.put(values, archive(offboarding));
            offboarding.receipt().ifPresent(receipt -> LifeVars.RECEIPT.put(values, receipt.words()));
        });
        return values;
    }

    /** In the transaction that answers: nothing is destroyed without it. */
    @EventListener
    void note(TaskCompleted task) throws InvalidInput {
        if (!task.process().equals(OffboardProductionProcess.KEY)) return;
        if (task.task().equals("Task_ConfirmOffboarding"))
            rows.confirmed(offboardings.of(task.processInstance()).orElseThrow().number(), task.person());
        if (task.task().equals(HAND_OVER)) noteReceipt(task);
    }

    private void noteReceipt(TaskCompleted task) {
        var handing = LifeVars.DATA_HANDING
                .find(task.answers())
                .orElseThrow(() -> InvalidInput.missing(LifeVars.DATA_HANDING.name()));
        if (handing.equals("withdraw")) return;
        var words = LifeVars.RECEIPT
                .find(task.answers())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> InvalidInput.missing(LifeVars.RECEIPT.name()));
        var offboarding = offboardings.of(task.processInstance()).orElseThrow();
        var receipt = new Receipt(
                handing.equals("handedOver") ? Handing.HANDED_OVER : Handing.NOT_WANTED,
                words,
                task.person(),
                clock.instant());
        rows.received(offboarding.number(), receipt);
        trail.record(Entry.decision(task.person(), "hand-over-data", task.businessKey())
                .subject(Destruction.words(receipt))
                .detail(archive(offboarding)));
    }

    /**
     * @param planned whether the plan beside it tells who wants it, and when
     */
    private String words(Offboarding offboarding, boolean planned) {
        var production = installations.numbered(offboarding.production());
        return (planned
                        ? ""
                        : "**Wanted by:** " + CustomersPage.heard(offboarding.reason()) + "\n\n**Closed from:** "
                                + InWords.day(offboarding.closing()) + ", and paid until then\n\n")
                + "**Asked for by:** " + offboarding.requester() + "\n\n"
                + "**Size of what goes:**\n\n"
                + offboarding
                        .sizes()
                        .map(sizes -> sizes.lines()
                                .map(line -> "- " + Markdown.plain(line))
                                .collect(joining("\n")))
                        .orElse("- nobody looked how large " + production.id() + " is");
    }

    private String archive(Offboarding offboarding) {
        return archives.of(installations.numbered(offboarding.production()))
                .map(OffboardingForms::words)
                .orElse("Nothing is packed: the policy keeps nothing of it.");
    }

    private static String words(Archive archive) {
        return "In /" + archive.folder() + ", for root only, kept until " + InWords.day(archive.until()) + ":\n\n"
                + archive.pieces().stream()
                        .map(piece -> "- " + piece.server() + ": " + piece.name() + ", " + InWords.size(piece.bytes())
                                + ", SHA-256 `" + piece.sha256() + "`")
                        .collect(joining("\n"));
    }
}
