/** Between the third floor and the fourth: people at customers, who have no account: who they are, and what they answer by links. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "remote",
            "secrets",
            "people",
            "audit",
            "applications",
            "fleet",
            "installations"
        })
package org.gaas.contacts;

import org.springframework.modulith.ApplicationModule;
