/** First floor: what an application is: its descriptor, its repository, its tags and commits. */
@ApplicationModule(allowedDependencies = {"engine", "remote"})
package org.gaas.applications;

import org.springframework.modulith.ApplicationModule;
