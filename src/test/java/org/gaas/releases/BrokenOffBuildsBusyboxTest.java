package org.gaas.releases;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Builds on busybox that are broken off or fail")
class BrokenOffBuildsBusyboxTest extends BrokenOffBuildsTest {
    @Override
    boolean hasOnlyBusybox() {
        return true;
    }
}
