package org.gaas.engine.boot;

import org.gaas.engine.CantStart;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator two sentences, not a stack trace. */
final class CantStartAnalyzer extends AbstractFailureAnalyzer<CantStart> {
    @Override
    protected FailureAnalysis analyze(Throwable root, CantStart failure) {
        return new FailureAnalysis(failure.getMessage(), failure.remedy(), root);
    }
}
