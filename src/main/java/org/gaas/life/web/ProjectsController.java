package org.gaas.life.web;

import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.applications.Repository;
import org.gaas.engine.Hidden;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.installations.UsedRepository;
import org.gaas.life.ChangeRepositoryProcess;
import org.gaas.life.LifeVars;
import org.gaas.life.RepositoryChange;
import org.gaas.life.RepositoryChanges;
import org.gaas.life.RepositoryRequest;
import org.gaas.life.RepositoryRequests;
import org.gaas.releases.Deliveries;
import org.gaas.releases.Ran;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the releases of a project come from, and came from. */
@RestController
@RequestMapping("/api/projects/{name}")
class ProjectsController {
    private final ChangeRepositoryProcess process;
    private final RepositoryRequests requests;
    private final RepositoryChanges changes;
    private final Projects projects;
    private final Installations installations;
    private final Deliveries deliveries;
    private final ObjectProvider<Hidden> hidden;

    ProjectsController(
            ChangeRepositoryProcess process,
            RepositoryRequests requests,
            RepositoryChanges changes,
            Projects projects,
            Installations installations,
            Deliveries deliveries,
            ObjectProvider<Hidden> hidden) {
        this.process = process;
        this.requests = requests;
        this.changes = changes;
        this.projects = projects;
        this.installations = installations;
        this.deliveries = deliveries;
        this.hidden = hidden;
    }

    /**
     * What is asked for.
     *
     * @param reason why: kept with the project
     */
    record WantedRepository(String repository, String reason) {
        RepositoryRequest of(ProjectName project) {
            return new RepositoryRequest(
                    project,
                    new Repository(Optional.ofNullable(repository).orElse("")),
                    LifeVars.REPOSITORY_REASON.parse(Optional.ofNullable(reason).orElse("")));
        }
    }

    /**
     * A project.
     *
     * @param repositories all that it had, the last first
     * @param releases what ran of it, the last first, each with the repository that it came from
     * @param wanted the repository that is being looked at; absent: none
     */
    record ProjectView(String name, List<RepositoryView> repositories, List<ReleaseView> releases, WantedView wanted) {}

    /** One repository, from when until when, and who wanted it why. */
    record RepositoryView(
            String repository, Instant since, Instant until, String requester, String approver, String reason) {
        static RepositoryView of(UsedRepository one) {
            return new RepositoryView(
                    one.repository().value(),
                    one.since(),
                    one.until().orElse(null),
                    one.requester().orElse(null),
                    one.approver().orElse(null),
                    one.reason().orElse(null));
        }
    }

    /** A release that was made to run. */
    record ReleaseView(
            String installation, String ref, boolean tagged, String commit, String repository, Instant since) {
        static ReleaseView of(Installation where, Ran ran) {
            var revision = ran.revision();
            return new ReleaseView(
                    where.id().value(),
                    revision.ref().value(),
                    revision.tagged(),
                    revision.commit().value(),
                    revision.repository().value(),
                    ran.since());
        }
    }

    /** What is not decided yet; found is empty before it was looked at. */
    record WantedView(String repository, String requester, String reason, String process, List<String> found) {
        static WantedView of(RepositoryChange change) {
            return new WantedView(
                    change.repository().value(),
                    change.requester(),
                    change.reason(),
                    change.process(),
                    change.looked().map(at -> change.words()).orElse(List.of()));
        }
    }

    /** What was begun. */
    record Begun(String installation, String process) {
        static Begun of(ChangeRepositoryProcess.Begun begun) {
            return new Begun(begun.installation().value(), begun.process());
        }
    }

    @GetMapping
    ProjectView look(@PathVariable String name, Principal person) {
        var project = new ProjectName(name);
        requests.requireSeen(project, person.getName());
        var repositories = new ArrayList<>(projects.repositories().of(project).stream()
                .map(RepositoryView::of)
                .toList());
        Collections.reverse(repositories);
        var wanted = changes.running(project).map(WantedView::of).orElse(null);
        return new ProjectView(project.value(), repositories, releases(project, person.getName()), wanted);
    }

    @PostMapping("/repository")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun begin(@PathVariable String name, @RequestBody WantedRepository wanted, Principal person) {
        return Begun.of(process.start(wanted.of(new ProjectName(name)), person.getName()));
    }

    /** Releases come from where they came from. */
    @PostMapping("/repository/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun withdraw(@PathVariable String name, Principal person) {
        return Begun.of(process.withdraw(new ProjectName(name), person.getName()));
    }

    private List<ReleaseView> releases(ProjectName project, String person) {
        var unseen = hidden.stream().flatMap(one -> one.from(person).stream()).collect(toSet());
        return installations.of(project).stream()
                .filter(one -> !unseen.contains(one.id().value()))
                .flatMap(one -> ran(one))
                .sorted(Comparator.comparing(ReleaseView::since).reversed())
                .toList();
    }

    private Stream<ReleaseView> ran(Installation one) {
        return deliveries.ran(one.id()).stream().map(ran -> ReleaseView.of(one, ran));
    }
}
