package org.gaas.releases;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("crash")
@DisplayName("Builds on busybox that are broken off or fail")
class BrokenOffBuildsBusyboxTest extends BrokenOffBuildsTest {
    @Override
    boolean hasOnlyBusybox() {
        return true;
    }

    /** A sample: the calls are those that were each tried with the usual shell, and busybox takes its time. */
    @Override
    int stride() {
        return 4;
    }
}
