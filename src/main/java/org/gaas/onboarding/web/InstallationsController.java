package org.gaas.onboarding.web;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.billing.Spent;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.DeployReleaseProcess;
import org.gaas.onboarding.OnboardTrialProcess;
import org.gaas.onboarding.RemoveInstallationProcess;
import org.gaas.onboarding.TrialRequest;
import org.gaas.onboarding.Trials;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Installations: which there are, new ones, other releases for them. */
@RestController
@RequestMapping("/api/installations")
class InstallationsController {
    private final Installations installations;
    private final InstallationViews views;
    private final OnboardTrialProcess trials;
    private final Trials rules;
    private final DeployReleaseProcess deployments;
    private final RemoveInstallationProcess removals;
    private final People people;
    private final ObjectProvider<Hidden> hidden;

    InstallationsController(
            Installations installations,
            InstallationViews views,
            OnboardTrialProcess trials,
            Trials rules,
            DeployReleaseProcess deployments,
            RemoveInstallationProcess removals,
            People people,
            ObjectProvider<Hidden> hidden) {
        this.installations = installations;
        this.views = views;
        this.trials = trials;
        this.rules = rules;
        this.deployments = deployments;
        this.removals = removals;
        this.people = people;
        this.hidden = hidden;
    }

    /** What is asked for; names as in the start form. */
    record Wanted(
            String project,
            String kind,
            String repository,
            String tag,
            String customer,
            String application,
            String template,
            String hours) {
        TrialRequest request() {
            return new TrialRequest(
                    new ProjectName(project),
                    new EnvironmentName(required("kind", kind)),
                    filled(repository).map(Repository::new),
                    filled(tag).map(Tag::new),
                    filled(customer).map(CustomerName::new),
                    filled(application).map(ApplicationName::new),
                    filled(template),
                    filled(hours).map(Spent::parse));
        }
    }

    /** A release for an installation. */
    record Release(String ref) {}

    /** What was begun. */
    record Begun(String installation, String process, Optional<URI> url) {}

    @GetMapping
    List<InstallationView> all(Principal person) {
        var unseen = hiddenFrom(person);
        return installations.all().stream()
                .filter(one -> !unseen.contains(one.id().value()))
                .map(views::brief)
                .toList();
    }

    @GetMapping("/{id}")
    InstallationView one(@PathVariable String id, Principal person) {
        var installation = new InstallationId(id);
        requireSeen(installation, person);
        return views.whole(installations.get(installation));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun install(@RequestBody Wanted wanted, Principal person) {
        people.require(person.getName(), Role.DEVELOPERS);
        var request = wanted.request();
        requireAgreement(request.project(), person);
        var process = trials.start(request, person.getName());
        return new Begun(rules.plan(request).installation().value(), process, Optional.empty());
    }

    @PostMapping("/{id}/deployments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun deploy(@PathVariable String id, @RequestBody Release release, Principal person) {
        people.require(person.getName(), Role.DEVELOPERS);
        var installation = new InstallationId(id);
        requireSeen(installation, person);
        var process = deployments.start(installation, new Tag(required("ref", release.ref())));
        return new Begun(
                installation.value(),
                process,
                views.brief(installations.get(installation)).url());
    }

    /** Takes it away; one that is still being set up is not set up further. */
    @PostMapping("/{id}/removal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun remove(@PathVariable String id, Principal person) {
        var installation = new InstallationId(id);
        requireSeen(installation, person);
        return new Begun(installation.value(), removals.start(installation, person.getName()), Optional.empty());
    }

    /** What is hidden from somebody is told as what does not exist. */
    private void requireSeen(InstallationId id, Principal person) {
        if (hiddenFrom(person).contains(id.value()))
            throw new InvalidInput("installation", "INSTALLATION_UNKNOWN", "there is no installation '" + id + "'");
    }

    /** Another installation would open the code of a project that is others'. */
    private void requireAgreement(ProjectName project, Principal person) {
        var there = installations.of(project);
        var unseen = hiddenFrom(person);
        if (!there.isEmpty()
                && there.stream().allMatch(one -> unseen.contains(one.id().value())))
            throw new Forbidden(
                    "AGREEMENT_REQUIRED",
                    "There is such a project, and you have no agreement for it; choose another name.");
    }

    private Set<String> hiddenFrom(Principal person) {
        return Hidden.from(hidden, person.getName());
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    private static String required(String field, String text) {
        return filled(text).orElseThrow(() -> InvalidInput.missing(field));
    }
}
