/** Beside the house: the fleet in a box, the embedded default. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "remote",
            "people",
            "audit",
            "applications",
            "fleet",
            "installations",
            "sites",
            "releases",
            "databases",
            "databases::mysql",
            "certificates",
            "access",
            "access::mysql",
            "billing",
            "tasks",
            "onboarding"
        })
package org.gaas.box;

import org.springframework.modulith.ApplicationModule;
