package org.gaas.onboarding;

import java.util.List;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.applications.Template;
import org.gaas.applications.Templates;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.NameExists;
import org.gaas.installations.Project;
import org.gaas.installations.Projects;
import org.gaas.releases.FoundTag;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Releases;
import org.gaas.releases.SourceFailure;
import org.springframework.stereotype.Component;

/** Demo and test installations: what may be asked for, and by whom. */
@Component
public class Trials {
    private static final int MOST_TAGS = 30;

    private final Policy policy;
    private final Templates templates;
    private final Projects projects;
    private final Installations installations;
    private final Releases releases;

    Trials(Policy policy, Templates templates, Projects projects, Installations installations, Releases releases) {
        this.policy = policy;
        this.templates = templates;
        this.projects = projects;
        this.installations = installations;
        this.releases = releases;
    }

    /**
     * What a request comes down to. Reads only what the desk knows; a repository is asked only for a list of tags,
     * where none was named.
     *
     * @throws InvalidInput with field and rule, when it can't be granted
     */
    public TrialPlan plan(TrialRequest request) {
        requireTrial(request);
        var template = request.template().map(templates::named);
        request.repository().ifPresent(named -> projects.repositories().requireNotLeft(request.project(), named));
        var repository = request.repository()
                .or(() -> template.map(Template::repository)
                        .map(one -> projects.repositories().inPlaceOf(request.project(), one)))
                .or(() -> projects.find(request.project()).flatMap(Project::repository))
                .orElseThrow(() -> new InvalidInput(
                        "repository", "REPOSITORY_REQUIRED", "name a repository, or a template that knows one"));
        releases.check(repository);
        var tag = request.tag().or(() -> template.map(Template::tag)).orElseThrow(() -> noTag(repository));
        var application = request.application().or(() -> template.flatMap(Template::application));
        var id = installations.idFor(request.project(), request.kind(), Optional.empty());
        var sampleData = template.map(Template::sampleData).orElse(false);
        return new TrialPlan(id, repository, tag, application, sampleData);
    }

    /** Tells which tags there are, as far as the repository can be asked. */
    private InvalidInput noTag(Repository repository) {
        return new InvalidInput(
                "tag", "TAG_REQUIRED", "name a tag: a release is never 'the newest one'", tagsOf(repository));
    }

    private List<String> tagsOf(Repository repository) {
        try {
            return releases.tags(repository).stream()
                    .map(FoundTag::name)
                    .map(Tag::value)
                    .limit(MOST_TAGS)
                    .toList();
        } catch (ReleaseRefused | SourceFailure unknown) {
            return List.of();
        }
    }

    /**
     * Says early, at a door, what {@link #accept} would refuse.
     *
     * @throws InvalidInput {@code NAME_EXISTS}, and all of {@link #plan}
     */
    public TrialPlan requirePossible(TrialRequest request, String person) {
        var plan = plan(request);
        installations.requireFree(asked(request, plan.repository(), plan.tag(), plan.application(), person, ""));
        return plan;
    }

    /**
     * Takes the name and stores what is asked for; may be repeated by the same process.
     *
     * @param claim the id of the process instance that asks
     * @throws RequestRefused it can't be granted; nothing is stored
     */
    public TrialPlan accept(TrialRequest request, String person, String claim) throws RequestRefused {
        try {
            var plan = plan(request);
            Installation stored = installations.request(
                    asked(request, plan.repository(), plan.tag(), plan.application(), person, claim));
            plan.application().ifPresent(application -> installations.describe(stored.id(), application));
            return plan;
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (NameExists no) {
            throw RequestRefused.because(no);
        }
    }

    private void requireTrial(TrialRequest request) {
        if (policy.environment(request.kind()).trial().isPresent()) return;
        var kinds = policy.environments().stream()
                .filter(environment -> environment.trial().isPresent())
                .map(Environment::name)
                .map(Object::toString)
                .toList();
        throw new InvalidInput(
                "kind", "NOT_A_TRIAL", "must be one of " + String.join(", ", kinds) + ": only these need no approval");
    }

    /** Who is not named is a prospect called like the project, until somebody knows better. */
    private Optional<CustomerName> customer(TrialRequest request) {
        if (projects.find(request.project()).flatMap(Project::customer).isPresent()) return request.customer();
        return request.customer()
                .or(() -> Optional.of(new CustomerName(request.project().value())));
    }

    private InstallationRequest asked(
            TrialRequest request,
            Repository repository,
            Tag tag,
            Optional<ApplicationName> application,
            String person,
            String claim) {
        return new InstallationRequest(
                request.project(),
                request.kind(),
                Optional.empty(),
                customer(request),
                application,
                Optional.of(repository),
                Optional.of(tag),
                person,
                claim);
    }
}
