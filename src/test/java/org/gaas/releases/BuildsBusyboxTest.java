package org.gaas.releases;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Builds on busybox")
class BuildsBusyboxTest extends BuildsTest {
    @Override
    boolean hasOnlyBusybox() {
        return true;
    }
}
