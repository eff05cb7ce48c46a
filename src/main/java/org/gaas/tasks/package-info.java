/** Fourth floor: decisions of people: four eyes, due dates, who has what. */
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
package org.gaas.tasks;

import org.springframework.modulith.ApplicationModule;
