package org.gaas.life;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Markdown;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.installations.UsedRepository;
import org.gaas.onboarding.RequestRefused;
import org.gaas.releases.Compared;
import org.gaas.releases.Comparisons;
import org.gaas.releases.Revision;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project's releases come from another repository: what is looked at before, who decides, and that it becomes so. */
@Component
public class RepositoryChanges {
    /** Forms break on longer texts. */
    private static final int SHOWN = 3500;

    private final RepositoryChangeRows rows;
    private final RepositoryPlan plan;
    private final Projects projects;
    private final Installations installations;
    private final AtStake stake;
    private final Comparisons comparisons;
    private final Clock clock;

    RepositoryChanges(
            RepositoryChangeRows rows,
            RepositoryPlan plan,
            Projects projects,
            Installations installations,
            AtStake stake,
            Comparisons comparisons,
            Clock clock) {
        this.rows = rows;
        this.plan = plan;
        this.projects = projects;
        this.installations = installations;
        this.stake = stake;
        this.comparisons = comparisons;
        this.clock = clock;
    }

    /** The change that a process is about; empty before its request was looked at. */
    public Optional<RepositoryChange> of(String process) {
        return rows.of(process);
    }

    /** The one that is looked at or decided. */
    public Optional<RepositoryChange> running(ProjectName project) {
        return rows.running(project);
    }

    /** Begins to look what the other repository has of what runs, or attaches. */
    public void beginComparison(String operation, long number) {
        var change = rows.numbered(number);
        comparisons.begin(operation, change.repository(), () -> inUse(change), found -> compared(number, found));
    }

    /** How far that is; its end tells who decides. */
    public Progress pollComparison(String operation) throws Refusal {
        return comparisons.poll(operation);
    }

    private Progress.Done compared(long number, List<Compared> found) {
        rows.compare(number, found, clock.instant());
        var change = rows.numbered(number);
        return Progress.done()
                .with(LifeVars.REPOSITORY_TEXT, listed(change.words()))
                .with(LifeVars.REPOSITORY_DECIDED_BY, decidedBy(change));
    }

    private static String listed(List<String> words) {
        return Excerpt.start(
                SHOWN, words.stream().map(line -> "- " + Markdown.plain(line)).collect(joining("\n")));
    }

    /** Hosting, where patients' data are; else who asked, where something would change; else nobody. */
    private String decidedBy(RepositoryChange change) {
        if (stake.isServing(installations.numbered(change.installation()))) return "hosting";
        return change.alike() ? "nobody" : "requester";
    }

    /**
     * From here on releases come from the other one; what runs tells where it came from, as before. Perhaps again.
     *
     * @throws DecisionOutdated something runs that was not looked for, or it was approved too long ago
     * @throws RequestRefused nothing of it is installed any more, or it has a production by now and had none
     */
    @Transactional
    public void change(long number) throws DecisionOutdated, RequestRefused {
        rows.lock(number);
        var change = rows.numbered(number);
        if (change.changed().isPresent()) return;
        var serving = stake.isServing(stillShown(change));
        if (!looked(change).containsAll(inUse(change))) throw DecisionOutdated.because(change.project());
        var approver = serving ? Optional.of(plan.require(change)) : Optional.<String>empty();
        var now = clock.instant();
        projects.repositories()
                .change(
                        change.project(),
                        change.before(),
                        new UsedRepository(
                                change.repository(),
                                now,
                                Optional.empty(),
                                Optional.of(change.requester()),
                                approver,
                                Optional.of(change.reason())),
                        change.process());
        rows.change(number, now);
    }

    /** They come from where they came from. */
    public void keep(long number) {
        rows.keep(number);
    }

    /** With what it was asked for: a production that came meanwhile would be changed without anybody of hosting. */
    private Installation stillShown(RepositoryChange change) throws RequestRefused {
        try {
            var shown = stake.most(change.project());
            if (!stake.isServing(shown) || stake.isServing(installations.numbered(change.installation()))) return shown;
            throw new InvalidInput(
                    "project", "PRODUCTION_CAME", change.project() + " has " + shown.id() + " by now: ask again");
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        }
    }

    /** The tags that run and would be brought from elsewhere next time; forks are no business of this. */
    private List<Revision> inUse(RepositoryChange change) {
        var used = new LinkedHashSet<Revision>();
        for (var one : installations.of(change.project()))
            if (projects.repositories()
                            .next(one)
                            .filter(change.before()::equals)
                            .isPresent()
                    && one.repository().isPresent()
                    && one.tag().isPresent()
                    && one.commit().isPresent())
                used.add(new Revision(
                        one.repository().get(), one.tag().get(), one.commit().get(), Revision.Kind.TAG));
        return List.copyOf(used);
    }

    private static Set<Revision> looked(RepositoryChange change) {
        return change.compared().stream().map(Compared::used).collect(toSet());
    }
}
