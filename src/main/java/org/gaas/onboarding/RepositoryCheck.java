package org.gaas.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Applications;
import org.gaas.applications.Commit;
import org.gaas.applications.Descriptor;
import org.gaas.applications.DocumentInvalid;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.fleet.NoServerFits;
import org.gaas.releases.Builds;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Releases;
import org.gaas.releases.Watch;
import org.gaas.remote.RemoteFailure;
import org.springframework.stereotype.Component;

/**
 * Looks at a release before anything is installed from it: is there a descriptor, does it fit the files, and can it be
 * built?
 */
@Component
public class RepositoryCheck {
    private final Releases releases;
    private final Applications applications;
    private final Builds builds;

    RepositoryCheck(Releases releases, Applications applications, Builds builds) {
        this.releases = releases;
        this.applications = applications;
        this.builds = builds;
    }

    /**
     * What was found.
     *
     * @param application the descriptor that was looked at, where there is one
     */
    public record Outcome(Commit commit, Optional<String> application, List<Finding> findings) {}

    /**
     * One thing that is wrong, or worth knowing.
     *
     * @param severity error: it can't be installed so; warning: think about it
     * @param where the file concerned
     */
    public record Finding(Severity severity, String where, String message, Optional<String> hint) {
        static Finding error(String where, String message) {
            return new Finding(Severity.ERROR, where, message, Optional.empty());
        }

        static Finding warning(String where, String message, String hint) {
            return new Finding(Severity.WARNING, where, message, Optional.of(hint));
        }
    }

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /**
     * Looks.
     *
     * @param application the descriptor to use; empty: the release's own
     * @throws ReleaseRefused the release can't be had
     */
    public Outcome look(Repository repository, Tag tag, Optional<ApplicationName> application) throws ReleaseRefused {
        var revision = releases.resolve(repository, tag, false);
        var artefact = releases.fetch(revision, Watch.none()).id();
        var findings = new ArrayList<Finding>();
        if (!revision.tagged())
            findings.add(Finding.warning(
                    "repository", tag + " is no tag", "production takes named tags only; make one for a release"));
        var descriptor = descriptor(artefact, application, findings);
        descriptor.ifPresent(found -> findings.addAll(fit(artefact, found)));
        descriptor
                .flatMap(Descriptor::build)
                .ifPresent(build -> findings.addAll(buildFit(artefact, build, places(artefact, application))));
        return new Outcome(revision.commit(), descriptor.map(Descriptor::name), List.copyOf(findings));
    }

    private Optional<Descriptor> descriptor(
            String artefact, Optional<ApplicationName> application, List<Finding> findings) {
        if (application.isPresent()) return application.map(applications::describe);
        var own = releases.smallFile(artefact, Applications.FILE);
        if (own.isEmpty()) {
            findings.add(new Finding(
                    Severity.ERROR,
                    Applications.FILE,
                    "is not in the release",
                    Optional.of("name an application: " + applications.delivered())));
            return Optional.empty();
        }
        try {
            return own.map(yaml -> Descriptor.read(Applications.FILE, yaml));
        } catch (DocumentInvalid no) {
            findings.add(Finding.error(Applications.FILE, no.getMessage() + " (" + no.rule() + ")"));
            return Optional.empty();
        }
    }

    private List<Finding> buildFit(String artefact, Descriptor.Build build, BuildFit.Place place) {
        var fit = new BuildFit(build, place);
        releases.eachFile(artefact, fit::see);
        var findings = new ArrayList<Finding>();
        try {
            findings.addAll(fit.findings(builds.lacking(build)));
        } catch (NoServerFits no) {
            findings.add(new Finding(
                    Severity.ERROR,
                    place.of("/build"),
                    "can't be done: " + no.getMessage(),
                    Optional.of("a server for builds has the role build in the fleet file")));
            findings.addAll(fit.findings(List.of()));
        } catch (RemoteFailure unknown) {
            findings.add(Finding.warning(
                    place.of("/build"),
                    "the host for builds could not be asked for its programs: " + unknown.found(),
                    unknown.remedy()));
            findings.addAll(fit.findings(List.of()));
        }
        return findings;
    }

    /** Where something stands in the descriptor: with its line in the project's own, by its name in a delivered one. */
    private BuildFit.Place places(String artefact, Optional<ApplicationName> application) {
        if (application.isPresent())
            return pointer -> "application " + application.get() + ", "
                    + pointer.substring(1).replace('/', '.');
        var yaml = releases.smallFile(artefact, Applications.FILE).orElseThrow();
        return pointer -> {
            var found = Descriptor.finding(Applications.FILE, yaml, pointer, "", "");
            return Applications.FILE + ", line " + found.line() + ", " + found.key();
        };
    }

    private List<Finding> fit(String artefact, Descriptor descriptor) {
        var fit = new DescriptorFit(descriptor);
        releases.eachFile(artefact, fit::see);
        return fit.findings();
    }
}
