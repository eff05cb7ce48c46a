package org.gaas.billing;

import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Policy;
import org.gaas.installations.Customer;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** Looks the installation up that a process is about, also one that was removed meanwhile. */
@Component
class WorkedForInstallation implements WorkedFor {
    private final Installations installations;
    private final Customers customers;
    private final Policy policy;

    WorkedForInstallation(Installations installations, Customers customers, Policy policy) {
        this.installations = installations;
        this.customers = customers;
        this.policy = policy;
    }

    @Override
    public Work subject(String businessKey) {
        try {
            return work(installations.get(new InstallationId(businessKey)));
        } catch (InvalidInput aboutSomethingElse) {
            return Work.GENERAL;
        }
    }

    private Work work(Installation installation) {
        var customer = installation.customer().flatMap(customers::find);
        return new Work(
                customer.map(known -> known.name().value()).orElse(""),
                installation.project().value(),
                installation.id().value(),
                customer.filter(Customer::paying).isPresent() || !isTrial(installation));
    }

    private boolean isTrial(Installation installation) {
        return policy.environments().stream()
                .filter(environment -> environment.name().equals(installation.environment()))
                .anyMatch(environment -> environment.trial().isPresent());
    }
}
