package org.gaas.releases;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Shipping to busybox")
class ShippingBusyboxTest extends ShippingTest {
    @Override
    boolean hasOnlyBusybox() {
        return true;
    }
}
