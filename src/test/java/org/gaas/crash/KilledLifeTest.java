package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample of {@link KilledAdoptionMatrixTest}, {@link KilledLaterLifeMatrixTest} and {@link KilledOffboardingMatrixTest},
 * for every day.
 */
@Tag("box")
@DisplayName("A desk that is killed in the life of a production")
class KilledLifeTest {
    private static final List<Point> POINTS = List.of(
            new Point("adopt-installation", "Task_LoadExport", Moment.DURING),
            new Point("adopt-installation", "Task_FinishAdoption", Moment.AFTER),
            new Point("grant-access", "Task_GiveAccess", Moment.AFTER),
            new Point("offboard-production", "Task_SealHandOver", Moment.AFTER),
            new Point("offboard-production", "Task_EndAccess", Moment.AFTER));

    @TempDir
    Path home;

    @Test
    @DisplayName("brings what another site had, opens it to a developer, ends it, and leaves what was there before")
    void life() {
        var matrix = new Matrix(
                "A sample: kill -9 in the life of a production", Path.of("target", "crash", "killed-life-sample.txt"));
        try (var desk = new DeskProcess(home, Program.plain(), Lives.settings(home))) {
            var killing = new Killing(desk, matrix);
            desk.start();
            var on = new Dealings(desk, killing, "brave");
            on.trial();
            var before = Lying.of("brave", home);
            new ProductionLife(on).setUp();
            killing.at(POINTS);
            new AdoptedLife(on).switched();
            new ProductionLife(on).opened();
            new LaterLife(on).opened();
            assertThat(on.tables().count("desk.access_request", "developer = 'daan'"))
                    .isOne();
            new LastDays(on).ended();
            assertThat(Lying.of("brave", home)).containsExactlyElementsOf(before);
            assertThat(matrix.points()).containsExactlyInAnyOrderElementsOf(POINTS);
        }
    }
}
