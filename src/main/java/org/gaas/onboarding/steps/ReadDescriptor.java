package org.gaas.onboarding.steps;

import static org.gaas.applications.ApplicationName.APPLICATION;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.releases.Artefact.ARTEFACT;
import static org.gaas.releases.Builds.NEEDS_BUILD;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.DescriptorRefused;
import org.gaas.onboarding.ReleaseDescriptors;
import org.springframework.stereotype.Component;

@Component
class ReadDescriptor implements Step {
    private final ReleaseDescriptors descriptors;

    ReadDescriptor(ReleaseDescriptors descriptors) {
        this.descriptors = descriptors;
    }

    @Override
    public void perform(DelegateExecution execution) throws DescriptorRefused {
        var described = descriptors.describe(INSTALLATION.in(execution), ARTEFACT.in(execution));
        APPLICATION.set(execution, described.application());
        NEEDS_BUILD.set(execution, described.needsBuild());
    }
}
