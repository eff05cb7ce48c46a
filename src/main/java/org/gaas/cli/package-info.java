/** Sixth floor: the command line; speaks to the REST API only, never to the database. */
@ApplicationModule(allowedDependencies = {})
package org.gaas.cli;

import org.springframework.modulith.ApplicationModule;
