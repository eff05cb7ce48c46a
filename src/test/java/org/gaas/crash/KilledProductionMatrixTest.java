package org.gaas.crash;

import java.nio.file.Path;
import org.gaas.crash.Lives.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
@DisplayName("A desk that is killed at every step on the way to a production")
class KilledProductionMatrixTest {
    private static final String WHERE_SOMETHING_IS_WRONG =
            "Task_(ReviseRequest|DecideSetUpData|CloseSite|PublishSite_Closed|MendOpening)";

    @TempDir
    Path home;

    @Test
    @DisplayName("goes on by itself, and leaves one of everything")
    void everyStep() {
        try (var lives = new Lives("on the way to a production", "killed-production.txt", home)) {
            lives.lived(new Part("handed over", on -> new ProductionLife(on).handedOver(), ".*"));
            lives.sawAll(Models.pointsOf("onboard-production").stream()
                    .filter(point -> point.in("onboard-production"))
                    .filter(point -> !point.step().matches(WHERE_SOMETHING_IS_WRONG))
                    .toList());
        }
    }
}
