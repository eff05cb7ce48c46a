package org.gaas.crash;

import java.nio.file.Path;
import org.gaas.crash.Lives.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
@DisplayName("A desk that is killed at every step until a production is to go")
class KilledOffboardingMatrixTest {
    private static final String WHEN_ALL_GOES = "Task_(BeginDestruction|EndAccess|ProveOffboarding)";

    private static final Part[] PARTS = {
        Part.inPeace("handed over", on -> new ProductionLife(on).handedOver()),
        new Part("kept after all", on -> new LastDays(on).kept(), ".*")
    };

    @TempDir
    Path home;

    @Test
    @DisplayName("closes and packs it once, and opens it again with nothing packed")
    void everyStep() {
        try (var lives = new Lives("at a production's end", "killed-offboarding.txt", home)) {
            lives.lived(PARTS);
            lives.sawAll(Models.pointsOf("offboard-production").stream()
                    .filter(point -> point.in("offboard-production"))
                    .filter(point -> !point.step().matches(WHEN_ALL_GOES))
                    .toList());
        }
    }
}
