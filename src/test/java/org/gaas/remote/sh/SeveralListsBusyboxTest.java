package org.gaas.remote.sh;

import java.io.IOException;
import java.time.Duration;
import org.gaas.remote.Host;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Several lists of wishes for one server that is busybox")
class SeveralListsBusyboxTest extends SeveralListsTest {
    @BeforeAll
    static void install() throws IOException {
        BusyboxTest.install();
    }

    @AfterAll
    static void remove() {
        BusyboxTest.remove();
    }

    @Override
    Host host(Duration lockTimeout, Duration commandTimeout) {
        wire = null;
        return BusyboxTest.host(root, settings(lockTimeout, commandTimeout));
    }
}
