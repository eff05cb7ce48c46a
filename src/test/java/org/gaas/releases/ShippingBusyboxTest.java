package org.gaas.releases;

import java.io.IOException;
import org.gaas.remote.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Shipping to busybox")
class ShippingBusyboxTest extends ShippingTest {
    @Override
    Platform platform() throws Exception {
        return Busybox.platform(folder.resolve("busybox"));
    }

    @AfterEach
    void removePrograms() throws IOException {
        Busybox.remove(folder.resolve("busybox"));
    }

    @Override
    String shell() {
        return Busybox.SHELL;
    }
}
