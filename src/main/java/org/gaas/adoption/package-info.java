/**
 * Seventh floor, beside the later life of productions: a site that runs elsewhere becomes a production here. Its data is
 * rehearsed in a production that nobody was let into yet, compared with what it was there, and taken over at the end.
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
            "sites",
            "databases",
            "onboarding",
            "production"
        })
package org.gaas.adoption;

import org.springframework.modulith.ApplicationModule;
