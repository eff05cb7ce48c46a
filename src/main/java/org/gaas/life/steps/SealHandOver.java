package org.gaas.life.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.life.LifeVars.OFFBOARDING;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Archives;
import org.gaas.life.Offboardings;
import org.springframework.stereotype.Component;

/** What was packed is kept as long as it was agreed, and nothing is packed again. */
@Component
class SealHandOver implements Step {
    private final Archives archives;
    private final Offboardings offboardings;

    SealHandOver(Archives archives, Offboardings offboardings) {
        this.archives = archives;
        this.offboardings = offboardings;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var days = offboardings.numbered(OFFBOARDING.in(execution)).keepDays();
        archives.seal(INSTALLATION.in(execution), Optional.of(days));
    }
}
