package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.RemovalProof;
import org.springframework.stereotype.Component;

@Component
class ProveRemoval implements Step {
    private final RemovalProof proof;

    ProveRemoval(RemovalProof proof) {
        this.proof = proof;
    }

    @Override
    public void perform(DelegateExecution execution) {
        proof.prove(INSTALLATION.in(execution));
    }
}
