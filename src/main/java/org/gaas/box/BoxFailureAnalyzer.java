package org.gaas.box;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a newcomer two sentences, not a stack trace, when the box can't start. */
final class BoxFailureAnalyzer extends AbstractFailureAnalyzer<BoxFailure> {
    @Override
    protected FailureAnalysis analyze(Throwable root, BoxFailure failure) {
        return new FailureAnalysis(failure.getMessage(), failure.remedy(), root);
    }
}
