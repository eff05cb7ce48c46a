package org.gaas.releases;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Copying on busybox")
class CopyingBusyboxTest extends CopyingTest {
    @Override
    boolean hasOnlyBusybox() {
        return true;
    }
}
