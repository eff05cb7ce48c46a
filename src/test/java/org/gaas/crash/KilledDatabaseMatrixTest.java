package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gaas.crash.Orders.Note;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database server is killed at every statement of every step, before, between and after: the one server that holds
 * the applications' databases and the desk's own tables. It is started again at once, as a service manager does; the
 * desk is not.
 */
@Tag("crash")
@DisplayName("A database server that is killed in the middle of every step")
class KilledDatabaseMatrixTest {
    private static final Path RESULTS = Path.of("target", "crash");
    private static final int MOST_CALLS = 6;

    private final Matrix matrix =
            new Matrix("kill -9 of MariaDB in the middle of a step", RESULTS.resolve("killed-database.txt"));
    private final List<Point> points = Models.pointsOf("onboard-trial");

    @TempDir
    Path home;

    private Journeys journeys;

    @Test
    @DisplayName("is missed for a while, and then all goes on and is there once")
    void everyStep() {
        var settings = new ArrayList<>(DeskOnMariaDb.prepare(home));
        settings.add("--gaas.retries=" + String.join(",", Collections.nCopies(20, "PT1S")));
        try (var desk = new DeskProcess(home, Program.plain(), settings)) {
            journeys = new Journeys(desk);
            desk.start();
            new SlowServer(home).install();
            var calm = journeys.onboarded("calm");
            var asItShouldBe = journeys.picture("calm");
            journeys.removed(calm);
            var asItShouldEnd = journeys.picture("calm");
            try (var keeper = Keeper.of(home)) {
                for (var moment : List.of("before", "between", "after")) {
                    points.forEach(point -> trouble(moment, point));
                    var process = journeys.onboarded(moment);
                    assertAlike(moment, asItShouldBe);
                    journeys.removed(process);
                    assertAlike(moment, asItShouldEnd);
                    orders().forget();
                }
            }
        } finally {
            orders().notes().stream()
                    .filter(Note::came)
                    .forEach(note -> matrix.add(note.point(), note.order(), "done again", note.after()));
            System.out.println(matrix);
        }
    }

    private void trouble(String moment, Point point) {
        if (point.moment() != Moment.BEFORE) return;
        var calls = new ArrayList<String>();
        for (int call = 1; call <= MOST_CALLS; call++) calls.add(Deeds.DATABASE + " " + call + " " + moment);
        orders().give(point, calls.toArray(String[]::new));
    }

    /** But for what was said about it: the application has a log, and so has an operation that was tried again. */
    private void assertAlike(String project, Picture inPeace) {
        assertThat(journeys.picture(project).lines())
                .filteredOn(line -> !line.endsWith("/shared/log/error.log") && !line.endsWith("/operations/ID/failed"))
                .containsExactlyInAnyOrderElementsOf(inPeace.lines());
    }

    private Orders orders() {
        return new Orders(home);
    }
}
