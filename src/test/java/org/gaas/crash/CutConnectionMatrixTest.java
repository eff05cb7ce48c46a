package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaas.crash.Orders.Note;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection to a server breaks in the middle of each step: a script arrives in part, or arrives and is sent again
 * while the first still runs, or arrives only after the desk gave up and did the step anew.
 */
@Tag("crash")
@DisplayName("A connection that breaks in the middle of every step")
class CutConnectionMatrixTest {
    private static final Path RESULTS = Path.of("target", "crash");

    /** Small packets, so that a script is on its way in many pieces; a lost line is noticed after seconds. */
    private static final List<String> SETTINGS = List.of(
            "--gaas.remote.keepalive=1s",
            "--gaas.retries=" + String.join(",", java.util.Collections.nCopies(20, "PT1S")));

    private final Matrix matrix = new Matrix(
            "the ssh connection cut, and stalled, in the middle of a script", RESULTS.resolve("cut-connection.txt"));
    private final List<Point> points = Models.pointsOf("onboard-trial");

    @TempDir
    Path home;

    private Journeys journeys;

    @Test
    @DisplayName("is mended by doing the step again, and a late script changes nothing")
    void everyStep() {
        var settings = new ArrayList<>(DeskOnMariaDb.prepare(home));
        settings.addAll(SETTINGS);
        var small = Program.plain().and("-Dorg.apache.sshd.config.packet-size=1024");
        try (var desk = new DeskProcess(home, small, settings)) {
            journeys = new Journeys(desk);
            desk.start();
            new SlowServer(home).install();
            var calm = journeys.onboarded("calm");
            var asItShouldBe = journeys.picture("calm");
            journeys.removed(calm);
            var asItShouldEnd = journeys.picture("calm");

            for (var what : List.of(Deeds.TRUNCATE, Deeds.DOUBLE, Deeds.DELAY)) {
                points.forEach(point -> trouble(what, point));
                emptyStore();
                var process = journeys.onboarded(what + "d");
                assertThat(journeys.picture(what + "d").lines())
                        .containsExactlyInAnyOrderElementsOf(asItShouldBe.lines());
                journeys.removed(process);
                assertThat(journeys.picture(what + "d").lines())
                        .containsExactlyInAnyOrderElementsOf(asItShouldEnd.lines());
                orders().forget();
            }
        } finally {
            orders().notes().stream()
                    .filter(Note::came)
                    .forEach(note -> matrix.add(note.point(), note.order(), outcome(note), note.after()));
            System.out.println(matrix);
        }
    }

    /** Shipping says much: it is disturbed at several places. */
    private void trouble(String what, Point point) {
        var ships = point.step().equals("Task_ShipRelease");
        if (point.moment() == Moment.BEFORE || point.moment() == Moment.DURING && !ships)
            orders().give(
                            point,
                            switch (what) {
                                case Deeds.DOUBLE ->
                                    ships
                                            ? new String[] {"double 1", "double 2", "double 3", "double 4"}
                                            : new String[] {"double 1"};
                                case Deeds.TRUNCATE ->
                                    ships
                                            ? new String[] {"truncate 1200", "truncate 8000", "truncate 15000"}
                                            : new String[] {"truncate 1200"};
                                default ->
                                    ships
                                            ? new String[] {"delay 1200", "delay 8000", "delay 15000"}
                                            : new String[] {"delay 1200"};
                            });
    }

    private String outcome(Note note) {
        var late = new SlowServer(home)
                .answers()
                .get(note.point().name() + "-" + note.order().replace(' ', '-'));
        if (late == null) return "done again";
        if (late.contains(" FENCED ")) return "done again, late one FENCED";
        if (late.contains(" ATTACHED")) return "done again, late one ATTACHED";
        return "done again, late one ended too";
    }

    /** So that there is something to send. */
    private void emptyStore() {
        try (var files = Files.list(home.resolve("servers/trial1/srv/gaas/store"))) {
            for (var file : files.toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Orders orders() {
        return new Orders(home);
    }
}
