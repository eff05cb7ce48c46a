/** First floor: the append-only trail of decisions and applied changes. */
@ApplicationModule(allowedDependencies = {"engine", "remote", "people"})
package org.gaas.audit;

import org.springframework.modulith.ApplicationModule;
