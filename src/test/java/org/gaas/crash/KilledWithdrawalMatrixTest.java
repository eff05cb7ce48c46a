package org.gaas.crash;

import java.nio.file.Path;
import org.gaas.crash.Lives.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
@DisplayName("A desk that is killed at every step while a production is withdrawn")
class KilledWithdrawalMatrixTest {
    private static final Part[] PARTS = {
        new Part(
                "withdrawn half-way",
                on -> new ProductionLife(on).withdrawnHalfWay(),
                "(withdraw-production|remove-installation)[.].*"),
        new Part(
                "withdrawn when it should be opened",
                on -> new ProductionLife(on).notSignedOff(),
                "onboard-production[.]Task_SignOffAcceptance[.].*|remove-installation[.]Task_RemoveCertificates[.].*")
    };

    @TempDir
    Path home;

    @Test
    @DisplayName("takes both halves away again, with all that was set up for them")
    void everyStep() {
        try (var lives = new Lives("while a production is withdrawn", "killed-withdrawal.txt", home)) {
            lives.lived(PARTS);
            lives.sawAll(Models.pointsOf("withdraw-production"));
        }
    }
}
