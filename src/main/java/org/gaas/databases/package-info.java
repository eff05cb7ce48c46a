/** Fourth floor: schemas, accounts and their rights. */
@ApplicationModule(
        allowedDependencies = {"engine", "remote", "people", "audit", "applications", "fleet", "installations"})
package org.gaas.databases;

import org.springframework.modulith.ApplicationModule;
