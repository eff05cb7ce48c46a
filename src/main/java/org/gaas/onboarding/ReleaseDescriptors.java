package org.gaas.onboarding;

import java.util.stream.Collectors;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Applications;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.releases.Releases;
import org.springframework.stereotype.Component;

/** Finds out how a release is to be installed: by the descriptor that was named, or by the one that it brings along. */
@Component
public class ReleaseDescriptors {
    private final Applications applications;
    private final Installations installations;
    private final Releases releases;

    ReleaseDescriptors(Applications applications, Installations installations, Releases releases) {
        this.applications = applications;
        this.installations = installations;
        this.releases = releases;
    }

    /**
     * How a release is installed.
     *
     * @param needsBuild whether it must be built before it is shipped
     */
    public record Described(ApplicationName application, boolean needsBuild) {}

    /**
     * Stores which descriptor an installation has with this release. A named one stays; one of the repository's own is
     * read anew with each release.
     *
     * @throws DescriptorRefused there is none, or it can't be used
     */
    public Described describe(InstallationId id, String artefact) throws DescriptorRefused {
        var named = installations.get(id).application().filter(applications.delivered()::contains);
        var name = named.isPresent() ? named.get() : brought(artefact);
        installations.describe(id, name);
        return new Described(name, applications.describe(name).build().isPresent());
    }

    private ApplicationName brought(String artefact) throws DescriptorRefused {
        var file = releases.smallFile(artefact, Applications.FILE)
                .orElseThrow(() -> new DescriptorRefused(
                        "the repository has no " + Applications.FILE + " and no application was named: name one of "
                                + applications.delivered().stream()
                                        .map(ApplicationName::value)
                                        .collect(Collectors.joining(", "))));
        try {
            return applications.keep(file);
        } catch (InvalidInput no) {
            throw DescriptorRefused.because(no);
        }
    }
}
