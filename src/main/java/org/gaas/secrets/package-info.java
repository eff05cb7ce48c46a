/** Ground floor: what must not be read in a copy of the database: sealed with a key that is a file beside it. */
@ApplicationModule(allowedDependencies = {"engine"})
package org.gaas.secrets;

import org.springframework.modulith.ApplicationModule;
