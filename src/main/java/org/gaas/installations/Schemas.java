package org.gaas.installations;

import java.util.List;

/** What is known about databases of installations by whoever keeps them. */
public interface Schemas {
    /** The names of an installation's databases, by name. */
    List<String> schemasOf(InstallationId installation);

    /** The name of the account that an installation's application uses. */
    String accountOf(InstallationId installation);
}
