/** Fourth floor: hours, for finance; later rate cards, quotes, fees and invoices. */
@ApplicationModule(
        allowedDependencies = {"engine", "remote", "people", "audit", "applications", "fleet", "installations"})
package org.gaas.billing;

import org.springframework.modulith.ApplicationModule;
