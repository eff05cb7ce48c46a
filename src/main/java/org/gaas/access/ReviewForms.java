package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InWords;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.TaskRule;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows managers what they look over, and writes down what they keep; nobody keeps access of one's own. */
@Component
class ReviewForms implements TaskPrefill, TaskRule {
    private static final int LONGEST = 3800;

    private final Reviews reviews;

    ReviewForms(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals(Reviews.PROCESS)) return values;
        reviews.of(task.processInstance()).ifPresent(review -> AccessVars.SHOWN.put(values, words(review)));
        return values;
    }

    private String words(Review review) {
        var lines = review.lines().stream()
                .map(line -> "**" + line.line() + "** · " + Markdown.plain(line.words()))
                .collect(joining("\n\n"));
        return Excerpt.start(LONGEST, lines) + "\n\nWhat nobody keeps by the end of "
                + InWords.day(reviews.lastDay(review)) + " lapses.";
    }

    @Override
    public void check(TaskFacts facts) {
        if (!facts.process().equals(Reviews.PROCESS)
                || facts.user() == null
                || facts.user().isBlank()) return;
        if (reviews.of(facts.processInstance()).stream()
                .flatMap(review -> review.lines().stream())
                .anyMatch(line -> line.developer().equalsIgnoreCase(facts.user())))
            throw new Forbidden("FOUR_EYES", "Some of it is access of your own: another manager looks it over.");
    }

    @EventListener
    void answered(TaskCompleted task) {
        if (!task.process().equals(Reviews.PROCESS)) return;
        reviews.answered(
                reviews.of(task.processInstance()).orElseThrow(),
                AccessVars.REVIEWED
                        .parse(task.answers().get(AccessVars.REVIEWED.name()))
                        .equals("all"),
                AccessVars.KEPT.find(task.answers()).orElse(""),
                AccessVars.CONSENT_BY.find(task.answers()).orElse(""),
                task.person());
    }
}
