package org.gaas.cluster;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("crash")
@DisplayName("Two desks on one database, with twenty onboardings")
class TwoDesksUnderLoadTest extends TwoDesks {
    TwoDesksUnderLoadTest() {
        super(20);
    }
}
