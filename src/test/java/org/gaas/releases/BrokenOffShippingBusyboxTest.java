package org.gaas.releases;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("crash")
@DisplayName("Shipping to busybox that breaks off")
class BrokenOffShippingBusyboxTest extends BrokenOffShippingTest {
    @Override
    boolean hasOnlyBusybox() {
        return true;
    }
}
