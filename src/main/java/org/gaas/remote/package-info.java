/** Ground floor: commands and wishes carried out on a server over SSH, one round trip a step. */
@ApplicationModule(allowedDependencies = {"engine"})
package org.gaas.remote;

import org.springframework.modulith.ApplicationModule;
