package org.gaas.life;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.Repository;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Markdown;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.installations.UsedRepository;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.releases.Compared;
import org.gaas.releases.Comparisons;
import org.gaas.releases.Releases;
import org.gaas.releases.Revision;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project's releases come from another repository: who may ask for it, who decides, and that it becomes so. */
@Component
public class RepositoryChanges {
    /** Forms break on longer texts. */
    private static final int SHOWN = 3500;

    private final RepositoryChangeRows rows;
    private final RepositoryPlan plan;
    private final Projects projects;
    private final Installations installations;
    private final Policy policy;
    private final Releases releases;
    private final Comparisons comparisons;
    private final People people;
    private final ObjectProvider<Hidden> hidden;
    private final Clock clock;

    RepositoryChanges(
            RepositoryChangeRows rows,
            RepositoryPlan plan,
            Projects projects,
            Installations installations,
            Policy policy,
            Releases releases,
            Comparisons comparisons,
            People people,
            ObjectProvider<Hidden> hidden,
            Clock clock) {
        this.rows = rows;
        this.plan = plan;
        this.projects = projects;
        this.installations = installations;
        this.policy = policy;
        this.releases = releases;
        this.comparisons = comparisons;
        this.people = people;
        this.hidden = hidden;
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

    /**
     * Who may not see a project is told that there is none.
     *
     * @throws InvalidInput {@code PROJECT_UNKNOWN}
     */
    public void requireSeen(ProjectName project, String person) {
        var unseen = hiddenFrom(person);
        var there = installations.of(project);
        var seen = there.isEmpty()
                || there.stream().anyMatch(one -> !unseen.contains(one.id().value()));
        if (projects.find(project).isEmpty() || !seen)
            throw new InvalidInput("project", "PROJECT_UNKNOWN", "there is no project " + project);
    }

    /**
     * Says early, at a door, what {@link #accept} would refuse.
     *
     * @return what it is shown with
     * @throws InvalidInput {@code PROJECT_UNKNOWN}, {@code NOTHING_INSTALLED}, {@code REPOSITORY_SAME}, {@code BUSY}, or
     *     what the URL breaks
     * @throws Forbidden {@code ROLE_REQUIRED}: developers and hosting; {@code AGREEMENT_REQUIRED}
     */
    public Installation requirePossible(RepositoryRequest request, String person) {
        people.require(person, Role.DEVELOPERS, Role.HOSTING);
        requireSeen(request.project(), person);
        var shown = shown(request.project());
        if (hiddenFrom(person).contains(shown.id().value()))
            throw new Forbidden(
                    "AGREEMENT_REQUIRED",
                    "You have no agreement for this project; a manager makes one, with the customer.");
        releases.check(request.repository());
        if (before(request.project()).equals(request.repository()))
            throw new InvalidInput("repository", "REPOSITORY_SAME", "is where its releases come from already");
        if (running(request.project()).isPresent()) throw busy(request.project());
        return shown;
    }

    /**
     * Takes the project for this process; may be repeated by the same one.
     *
     * @throws RequestRefused it can't be; nothing is stored
     */
    public RepositoryChange accept(RepositoryRequest request, String person, String process) throws RequestRefused {
        var known = of(process);
        if (known.isPresent()) return known.get();
        try {
            var shown = requirePossible(request, person);
            rows.insert(process, request, shown.number(), before(request.project()), person, clock.instant());
            return of(process).orElseThrow();
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (Forbidden no) {
            throw RequestRefused.because(no);
        } catch (DuplicateKeyException another) {
            throw RequestRefused.because(busy(request.project()));
        }
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
        if (isServing(installations.numbered(change.installation()))) return "hosting";
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
        var serving = isServing(stillShown(change));
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
            var shown = shown(change.project());
            if (!isServing(shown) || isServing(installations.numbered(change.installation()))) return shown;
            throw new InvalidInput(
                    "project", "PRODUCTION_CAME", change.project() + " has " + shown.id() + " by now: ask again");
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        }
    }

    /** The one with most at stake: a production, else the oldest. */
    private Installation shown(ProjectName project) {
        return installations.of(project).stream()
                .min(Comparator.comparing((Installation one) -> !isServing(one))
                        .thenComparing(one -> environment(one).installedWith().isPresent())
                        .thenComparing(Installation::number))
                .orElseThrow(() -> new InvalidInput(
                        "project",
                        "NOTHING_INSTALLED",
                        "nothing of " + project + " is installed: name the repository when you install it"));
    }

    private boolean isServing(Installation one) {
        return environment(one).trial().isEmpty();
    }

    private Environment environment(Installation one) {
        return policy.environment(one.environment());
    }

    private Repository before(ProjectName project) {
        return projects.find(project)
                .flatMap(one -> one.repository())
                .orElseThrow(() -> new InvalidInput(
                        "project", "REPOSITORY_UNKNOWN", project + " has no repository yet: install it from one"));
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

    private Set<String> hiddenFrom(String person) {
        return hidden.stream().flatMap(one -> one.from(person).stream()).collect(toSet());
    }

    private static InvalidInput busy(ProjectName project) {
        return new InvalidInput(
                "project", "BUSY", "another repository for " + project + " is being looked at: wait for its end");
    }
}
