/** Fifth floor: the processes that use many modules: trial, release to a trial, removal. */
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
            "certificates",
            "billing",
            "tasks"
        })
package org.gaas.onboarding;

import org.springframework.modulith.ApplicationModule;
