package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of {@link KilledProductionMatrixTest} and {@link KilledWithdrawalMatrixTest}, for every day. */
@Tag("box")
@DisplayName("A desk that is killed half-way to a production")
class KilledProductionTest {
    private static final List<Point> POINTS = List.of(
            new Point("set-up-installation", "Task_CopySetUpData", Moment.AFTER),
            new Point("remove-installation", "Task_DropDatabases", Moment.AFTER),
            new Point("withdraw-production", "Task_DiscardSetUpData", Moment.AFTER));

    @TempDir
    Path home;

    @Test
    @DisplayName("and while that is withdrawn, goes on by itself, and leaves the trial alone")
    void halfWay() {
        var matrix = new Matrix(
                "A sample: kill -9 half-way to a production",
                Path.of("target", "crash", "killed-production-sample.txt"));
        try (var desk = new DeskProcess(home, Program.plain(), Lives.settings(home))) {
            var killing = new Killing(desk, matrix);
            desk.start();
            var on = new Dealings(desk, killing, "brave");
            on.trial();
            var before = Lying.of("brave", home);
            killing.at(POINTS);
            new ProductionLife(on).withdrawnHalfWay();
            var left = Lying.of("brave", home);
            left.removeAll(before);
            assertThat(left).as("on servers and in databases").isEmpty();
            assertThat(matrix.points()).containsExactlyInAnyOrderElementsOf(POINTS);
        }
    }
}
