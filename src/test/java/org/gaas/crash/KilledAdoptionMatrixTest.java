package org.gaas.crash;

import java.nio.file.Path;
import org.gaas.crash.Lives.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
@DisplayName("A desk that is killed at every step while a site is adopted")
class KilledAdoptionMatrixTest {
    private static final Part[] PARTS = {
        Part.inPeace("set up", on -> new ProductionLife(on).setUp()),
        new Part("rehearsed and given up", on -> new AdoptedLife(on).givenUp(), ".*"),
        new Part(
                "rehearsed and switched",
                on -> new AdoptedLife(on).switched(),
                ".*Task_(LoadExport|RaiseData|CloseOldSite|FinishAdoption|DiscardExport|EndAdoption)[.].*"),
        Part.inPeace("opened", on -> new ProductionLife(on).opened())
    };

    @TempDir
    Path home;

    @Test
    @DisplayName("brings what the old site had, or what was there before, and leaves no copy")
    void everyStep() {
        try (var lives = new Lives("while a site is adopted", "killed-adoption.txt", home)) {
            lives.lived(PARTS);
            lives.sawAll(Models.pointsOf("adopt-installation"));
        }
    }
}
