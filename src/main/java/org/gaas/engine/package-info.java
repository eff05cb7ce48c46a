/** Ground floor: everything that is added to the process engine: typed variables, steps, refusals, repair, the journal and the guards. */
@ApplicationModule(allowedDependencies = {})
package org.gaas.engine;

import org.springframework.modulith.ApplicationModule;
