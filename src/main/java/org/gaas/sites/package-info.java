/** Fourth floor: the URLs of installations and how a web server is told about them. */
@ApplicationModule(
        allowedDependencies = {"engine", "remote", "people", "audit", "applications", "fleet", "installations"})
package org.gaas.sites;

import org.springframework.modulith.ApplicationModule;
