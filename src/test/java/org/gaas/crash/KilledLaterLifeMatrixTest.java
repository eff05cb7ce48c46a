package org.gaas.crash;

import java.nio.file.Path;
import org.gaas.crash.Lives.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Above all where rights are given and taken. */
@Tag("crash")
@DisplayName("A desk that is killed in a production's later life")
class KilledLaterLifeMatrixTest {
    private static final Part[] PARTS = {
        Part.inPeace("handed over", on -> new ProductionLife(on).handedOver()),
        new Part(
                "renamed",
                on -> new LaterLife(on).renamed(),
                ".*Task_(TakeNames|SettleNames|EndNamesChange)[.]AFTER|.*Task_TakeNames[.]BEFORE"),
        new Part("there at night", on -> new LaterLife(on).availableAtNight(), ".*Task_ChangeAvailability[.].*"),
        new Part(
                "agreed on for longer",
                on -> on.agreed(100),
                ".*Task_(ValidateAgreement|MakeAgreement|FollowAgreement)[.].*"),
        new Part("opened to a developer", on -> new LaterLife(on).opened(), ".*Task_(GiveAccess|BringAccess)[.].*"),
        new Part(
                "closed to the developer",
                on -> new LaterLife(on).closed(),
                ".*Task_(TakeAccessBack|CutAccessOff)[.].*")
    };

    @TempDir
    Path home;

    @Test
    @DisplayName("gives and takes each right once, and changes names and hours once")
    void later() {
        try (var lives = new Lives("in a production's later life", "killed-production-later.txt", home)) {
            lives.lived(PARTS);
        }
    }
}
