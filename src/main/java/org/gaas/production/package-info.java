/** Sixth floor: the life of what customers pay for, from the request of production and acceptance to its opening. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "people",
            "audit",
            "applications",
            "fleet",
            "installations",
            "contacts",
            "sites",
            "releases",
            "databases",
            "access",
            "certificates",
            "billing",
            "tasks",
            "onboarding"
        })
package org.gaas.production;

import org.springframework.modulith.ApplicationModule;
