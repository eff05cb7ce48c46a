package org.gaas.onboarding;

import static org.gaas.applications.ApplicationName.APPLICATION;
import static org.gaas.applications.Repository.REPOSITORY;
import static org.gaas.applications.Tag.TAG;
import static org.gaas.applications.Template.TEMPLATE;
import static org.gaas.billing.HoursVars.HOURS_WISH;
import static org.gaas.fleet.EnvironmentName.KIND;
import static org.gaas.installations.CustomerName.CUSTOMER;
import static org.gaas.installations.ProjectName.PROJECT;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.billing.Spent;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.ProjectName;

/**
 * What a developer asks for.
 *
 * @param kind the environment: demo or test, as the policy has them
 * @param template fills in what is not named here
 * @param hours what to fill in as hours, in the task at the end
 */
public record TrialRequest(
        ProjectName project,
        EnvironmentName kind,
        Optional<Repository> repository,
        Optional<Tag> tag,
        Optional<CustomerName> customer,
        Optional<ApplicationName> application,
        Optional<String> template,
        Optional<Spent> hours) {

    /** The request in the variables of a process. */
    public static TrialRequest from(Map<String, Object> variables) {
        return new TrialRequest(
                PROJECT.find(variables).orElseThrow(),
                KIND.find(variables).orElseThrow(),
                REPOSITORY.find(variables),
                TAG.find(variables),
                CUSTOMER.find(variables),
                APPLICATION.find(variables),
                TEMPLATE.find(variables),
                HOURS_WISH.find(variables));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        PROJECT.put(variables, project);
        KIND.put(variables, kind);
        repository.ifPresent(value -> REPOSITORY.put(variables, value));
        tag.ifPresent(value -> TAG.put(variables, value));
        customer.ifPresent(value -> CUSTOMER.put(variables, value));
        application.ifPresent(value -> APPLICATION.put(variables, value));
        template.ifPresent(value -> TEMPLATE.put(variables, value));
        hours.ifPresent(value -> HOURS_WISH.put(variables, value));
        return variables;
    }
}
