package org.gaas.production;

import static org.gaas.applications.ApplicationName.APPLICATION;
import static org.gaas.applications.Repository.REPOSITORY;
import static org.gaas.applications.Tag.TAG;
import static org.gaas.certificates.CertificateVars.WAY;
import static org.gaas.contacts.Contact.CONTACT;
import static org.gaas.installations.CustomerName.CUSTOMER;
import static org.gaas.installations.ProjectName.PROJECT;
import static org.gaas.production.Hosts.HOSTS;
import static org.gaas.production.ProductionVars.AVAILABILITY;
import static org.gaas.production.ProductionVars.DEVELOPERS;
import static org.gaas.production.ProductionVars.SET_UP_DATA;
import static org.gaas.production.ProductionVars.WISHED;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.installations.CustomerName;
import org.gaas.installations.ProjectName;

/**
 * What a developer asks for. What is left open follows from the project's trial, or from the policy.
 *
 * @param certificate who brings the certificate, or from where it comes
 * @param availability as the policy names it; its first when empty
 * @param developers who work for it, by their users
 * @param wished when the customer wants it to be open
 * @param setUpData {@code none} when nothing of the trial's goes on
 */
public record ProductionRequest(
        ProjectName project,
        Optional<CustomerName> customer,
        Optional<Repository> repository,
        Optional<Tag> tag,
        Optional<ApplicationName> application,
        Hosts hosts,
        Optional<Way> certificate,
        Optional<String> availability,
        List<String> developers,
        Contact contact,
        Optional<LocalDate> wished,
        Optional<String> setUpData) {
    public ProductionRequest {
        developers = List.copyOf(developers);
    }

    /** The request in the variables of a process. */
    public static ProductionRequest from(Map<String, Object> variables) {
        return new ProductionRequest(
                PROJECT.find(variables).orElseThrow(),
                CUSTOMER.find(variables),
                REPOSITORY.find(variables),
                TAG.find(variables),
                APPLICATION.find(variables),
                HOSTS.find(variables).orElseThrow(),
                WAY.find(variables).map(Way::valueOf),
                AVAILABILITY.find(variables),
                DEVELOPERS.find(variables).orElse(List.of()),
                CONTACT.find(variables).orElseThrow(),
                WISHED.find(variables),
                SET_UP_DATA.find(variables));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        PROJECT.put(variables, project);
        customer.ifPresent(value -> CUSTOMER.put(variables, value));
        repository.ifPresent(value -> REPOSITORY.put(variables, value));
        tag.ifPresent(value -> TAG.put(variables, value));
        application.ifPresent(value -> APPLICATION.put(variables, value));
        HOSTS.put(variables, hosts);
        certificate.ifPresent(value -> WAY.put(variables, value.name()));
        availability.ifPresent(value -> AVAILABILITY.put(variables, value));
        DEVELOPERS.put(variables, developers);
        CONTACT.put(variables, contact);
        wished.ifPresent(value -> WISHED.put(variables, value));
        setUpData.ifPresent(value -> SET_UP_DATA.put(variables, value));
        return variables;
    }
}
