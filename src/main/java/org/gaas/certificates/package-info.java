/** Fourth floor: certificates: their keys, requests, orders and checks, and where they are in use. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "remote",
            "secrets",
            "people",
            "audit",
            "applications",
            "fleet",
            "installations",
            "contacts"
        })
package org.gaas.certificates;

import org.springframework.modulith.ApplicationModule;
