package org.gaas.certificates;

import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Up to which price a certificate is bought without asking whoever pays: what is stored with the project. Whoever orders
 * can't say so; an accepted quote does, or somebody who answers for the money.
 */
@Component
public class Ceilings {
    private final Projects projects;
    private final Installations installations;
    private final Money own;
    private final Trail trail;

    Ceilings(Projects projects, Installations installations, CertificateSettings settings, Trail trail) {
        this.projects = projects;
        this.installations = installations;
        this.own = Money.euro(settings.ownCeiling().toPlainString());
        this.trail = trail;
    }

    /** For a server's own certificate it is what the operator has set. */
    public Money of(Owner owner) {
        return owner.installation()
                .map(number -> projects.ceiling(installations.numbered(number).project()))
                .orElse(own);
    }

    /**
     * Somebody decides it for a project.
     *
     * @throws InvalidInput {@code PROJECT_UNKNOWN}
     */
    @Transactional
    public void decide(ProjectName project, Money ceiling, String by) {
        var before = projects.ceiling(project);
        if (before.equals(ceiling)) return;
        projects.allow(project, ceiling);
        trail.record(Entry.decision(by, "certificate-ceiling", project.value())
                .subject("certificates for " + project)
                .detail("up to " + ceiling + " nobody is asked, before " + before));
    }
}
