package org.gaas.production;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.ProjectName;

/**
 * What a request comes down to, once the project, its trial and the policy have filled in what it left open.
 *
 * @param application the descriptor; empty: the repository brings its own
 * @param setUpFrom the number of the trial whose set-up data goes on
 */
public record ProductionPlan(
        ProjectName project,
        CustomerName customer,
        InstallationId production,
        InstallationId acceptance,
        Repository repository,
        Tag tag,
        Optional<ApplicationName> application,
        Hosts hosts,
        Way certificate,
        String availability,
        List<String> developers,
        Contact contact,
        Optional<LocalDate> wished,
        Optional<Long> setUpFrom) {}
