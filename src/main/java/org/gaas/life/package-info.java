/**
 * Seventh floor: what happens to a production after it was handed over: it is ended for good, its names change, its
 * availability changes; and that the releases of a project come from elsewhere.
 */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "remote",
            "people",
            "audit",
            "applications",
            "fleet",
            "installations",
            "contacts",
            "sites",
            "releases",
            "databases",
            "certificates",
            "access",
            "billing",
            "tasks",
            "onboarding",
            "production"
        })
package org.gaas.life;

import org.springframework.modulith.ApplicationModule;
