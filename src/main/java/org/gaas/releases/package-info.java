/** Fourth floor: from a named tag to files on a server: resolve, export, ship, link, verify, switch. */
@ApplicationModule(
        allowedDependencies = {"engine", "remote", "people", "audit", "applications", "fleet", "installations"})
package org.gaas.releases;

import org.springframework.modulith.ApplicationModule;
