package org.gaas.installations;

import java.util.Optional;
import org.gaas.applications.Repository;

/**
 * An application as configured for one customer, with its own repository.
 *
 * @param customer empty while nobody said for whom it is
 * @param repository where its code lives; empty until an installation of it names one
 */
public record Project(ProjectName name, Optional<CustomerId> customer, Optional<Repository> repository) {}
