/** First floor: roles, one login for desk, Tasklist, Cockpit, REST and command line, and what each role may see in the engine. */
@ApplicationModule(allowedDependencies = {"engine", "secrets"})
package org.gaas.people;

import org.springframework.modulith.ApplicationModule;
