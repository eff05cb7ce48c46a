/** Third floor: customers, projects and their installations, and what is stored about each. */
@ApplicationModule(allowedDependencies = {"engine", "remote", "people", "audit", "applications", "fleet"})
package org.gaas.installations;

import org.springframework.modulith.ApplicationModule;
