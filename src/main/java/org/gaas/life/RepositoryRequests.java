package org.gaas.life;

import java.time.Clock;
import org.gaas.applications.Repository;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.releases.Releases;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Another repository for a project is asked for: who may, and which. */
@Component
public class RepositoryRequests {
    private final RepositoryChangeRows rows;
    private final Projects projects;
    private final Installations installations;
    private final AtStake stake;
    private final Releases releases;
    private final People people;
    private final ObjectProvider<Hidden> hidden;
    private final Clock clock;

    RepositoryRequests(
            RepositoryChangeRows rows,
            Projects projects,
            Installations installations,
            AtStake stake,
            Releases releases,
            People people,
            ObjectProvider<Hidden> hidden,
            Clock clock) {
        this.rows = rows;
        this.projects = projects;
        this.installations = installations;
        this.stake = stake;
        this.releases = releases;
        this.people = people;
        this.hidden = hidden;
        this.clock = clock;
    }

    /**
     * Who may not see a project is told that there is none.
     *
     * @throws InvalidInput {@code PROJECT_UNKNOWN}
     */
    public void requireSeen(ProjectName project, String person) {
        var unseen = Hidden.from(hidden, person);
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
        var shown = stake.most(request.project());
        if (Hidden.from(hidden, person).contains(shown.id().value()))
            throw new Forbidden(
                    "AGREEMENT_REQUIRED",
                    "You have no agreement for this project; a manager makes one, with the customer.");
        releases.check(request.repository());
        if (before(request.project()).equals(request.repository()))
            throw new InvalidInput("repository", "REPOSITORY_SAME", "is where its releases come from already");
        if (rows.running(request.project()).isPresent()) throw busy(request.project());
        return shown;
    }

    /**
     * Takes the project for this process; may be repeated by the same one.
     *
     * @throws RequestRefused it can't be; nothing is stored
     */
    public RepositoryChange accept(RepositoryRequest request, String person, String process) throws RequestRefused {
        var known = rows.of(process);
        if (known.isPresent()) return known.get();
        try {
            var shown = requirePossible(request, person);
            rows.insert(process, request, shown.number(), before(request.project()), person, clock.instant());
            return rows.of(process).orElseThrow();
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (Forbidden no) {
            throw RequestRefused.because(no);
        } catch (DuplicateKeyException another) {
            throw RequestRefused.because(busy(request.project()));
        }
    }

    private Repository before(ProjectName project) {
        return projects.find(project)
                .flatMap(one -> one.repository())
                .orElseThrow(() -> new InvalidInput(
                        "project", "REPOSITORY_UNKNOWN", project + " has no repository yet: install it from one"));
    }

    private static InvalidInput busy(ProjectName project) {
        return new InvalidInput(
                "project", "BUSY", "another repository for " + project + " is being looked at: wait for its end");
    }
}
