package org.gaas.installations;

import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.fleet.EnvironmentName;

/**
 * What somebody asks for.
 *
 * @param owner the person who asks
 * @param claim tells this request from another for the same name: the id of the process instance. A request that is
 *     repeated with the same claim is the same request
 */
public record InstallationRequest(
        ProjectName project,
        EnvironmentName environment,
        Optional<Label> label,
        Optional<CustomerName> customer,
        Optional<ApplicationName> application,
        Optional<Repository> repository,
        Optional<Tag> tag,
        String owner,
        String claim) {}
