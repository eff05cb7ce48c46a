package org.gaas.installations;

import org.gaas.engine.Refusal;

/** There is an installation of this name already, asked for by somebody else. */
public class NameExists extends Refusal {
    private static final long serialVersionUID = 1;

    NameExists(InstallationId id) {
        super("there is an installation " + id + " already: choose another name, or add a label");
    }
}
