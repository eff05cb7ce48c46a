package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.gaas.adoption.AdoptionWithdrawn;
import org.gaas.adoption.ExportRefused;
import org.gaas.adoption.Exports;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.springframework.stereotype.Component;

/** Nothing is loaded that was not looked through. */
@Component
class CheckExport implements LongStep {
    private final Exports exports;

    CheckExport(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void begin(LongTask task) throws ExportRefused, AdoptionWithdrawn {
        exports.check(task.get(ADOPTION), task.operation());
    }

    @Override
    public Progress poll(LongTask task) throws ExportRefused {
        return exports.checked(task.get(ADOPTION), task.operation());
    }
}
