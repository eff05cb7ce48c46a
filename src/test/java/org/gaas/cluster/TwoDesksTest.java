package org.gaas.cluster;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("box")
@DisplayName("Two desks on one database, with four onboardings")
class TwoDesksTest extends TwoDesks {
    TwoDesksTest() {
        super(4);
    }
}
