package org.gaas.installations.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installations;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.springframework.stereotype.Component;

/** Directories and user go; what was never placed has none. */
@Component
class RemoveFiles implements Step {
    private final Installations installations;
    private final Fulfilment fulfilment;

    RemoveFiles(Installations installations, Fulfilment fulfilment) {
        this.installations = installations;
        this.fulfilment = fulfilment;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var installation = installations.get(INSTALLATION.in(execution));
        if (installation.server().isPresent())
            fulfilment.fulfil(installation, Part.WEB, Layout.gone(installation.id()));
    }
}
