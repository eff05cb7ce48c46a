package org.gaas.onboarding;

import java.net.URI;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.WhereItAnswers;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

/** An installation has a URL from the moment on that it has a place. */
@Component
class AnswersOfInstallations implements WhereItAnswers {
    private final Installations installations;
    private final Sites sites;

    AnswersOfInstallations(Installations installations, Sites sites) {
        this.installations = installations;
        this.sites = sites;
    }

    @Override
    public Optional<URI> urlOf(String businessKey) {
        return id(businessKey).flatMap(installations::find).flatMap(sites::urlOf);
    }

    private static Optional<InstallationId> id(String businessKey) {
        try {
            return Optional.of(new InstallationId(businessKey));
        } catch (InvalidInput somethingElse) {
            return Optional.empty();
        }
    }
}
