package org.gaas.crash;

import java.nio.file.Path;
import org.gaas.crash.Lives.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
@DisplayName("A desk that is killed at every step of a production's end")
class KilledOffboardingMatrixTest {
    private static final Part[] PARTS = {
        Part.inPeace("handed over", on -> new ProductionLife(on).handedOver()),
        new Part(
                "kept after all",
                on -> new LastDays(on).kept(),
                ".*Task_(AcceptOffboarding|TakeProductionOffline|SealHandOver|HandOverData|PublishSite|DiscardArchive"
                        + "|KeepProduction)[.].*"),
        Part.inPeace("without its trial", on -> new LastDays(on).withoutTrial()),
        new Part("ended", on -> new LastDays(on).ended(), ".*")
    };

    @TempDir
    Path home;

    @Test
    @DisplayName("hands the data over once, destroys nothing before, and leaves nothing but the proof")
    void everyStep() {
        try (var lives = new Lives("at a production's end", "killed-offboarding.txt", home)) {
            lives.lived(PARTS);
            lives.sawAll(Models.pointsOf("offboard-production"));
        }
    }
}
