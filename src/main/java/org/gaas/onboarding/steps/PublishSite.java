package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.sites.Sites.URL;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.onboarding.Wishes;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

@Component
class PublishSite implements Step {
    private final Installations installations;
    private final Wishes wishes;
    private final Fulfilment fulfilment;
    private final Sites sites;

    PublishSite(Installations installations, Wishes wishes, Fulfilment fulfilment, Sites sites) {
        this.installations = installations;
        this.wishes = wishes;
        this.fulfilment = fulfilment;
        this.sites = sites;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var installation = installations.get(INSTALLATION.in(execution));
        fulfilment.fulfil(installation, Part.WEB, wishes.site(installation));
        sites.urlOf(installation).ifPresent(url -> URL.set(execution, url));
    }
}
