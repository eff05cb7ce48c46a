/** Fourth floor: developers' agreements, and what follows from them: grants, accounts, and what nobody granted. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "remote",
            "people",
            "audit",
            "applications",
            "fleet",
            "installations",
            "contacts"
        })
package org.gaas.access;

import org.springframework.modulith.ApplicationModule;
