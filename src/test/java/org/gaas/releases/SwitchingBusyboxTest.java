package org.gaas.releases;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Switching on busybox")
class SwitchingBusyboxTest extends SwitchingTest {
    @Override
    boolean hasOnlyBusybox() {
        return true;
    }
}
