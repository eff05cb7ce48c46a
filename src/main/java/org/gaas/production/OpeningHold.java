package org.gaas.production;

import org.gaas.installations.Installation;

/** Knows of something that must end before visitors are let into a production. A bean of the module that does it. */
@FunctionalInterface
public interface OpeningHold {
    /**
     * @throws org.gaas.engine.Failure it is not at its end yet
     */
    void require(Installation production);
}
