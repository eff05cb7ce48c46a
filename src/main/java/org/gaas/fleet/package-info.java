/** Second floor: servers and their roles, environments and the policy of each, placement; hands out hosts. */
@ApplicationModule(allowedDependencies = {"engine", "remote", "people", "audit", "applications"})
package org.gaas.fleet;

import org.springframework.modulith.ApplicationModule;
