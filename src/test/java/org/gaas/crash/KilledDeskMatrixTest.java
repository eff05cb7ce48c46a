package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole matrix: the desk is killed at every step of an onboarding and a removal, once before and once after the
 * effect, at every long step also while it runs, and at every answer of a person. What is made in peace is the measure:
 * all that was made through deaths must look like it. No step is killed three times in one process: then a person is
 * asked, as a step may be what ends the desk.
 */
@Tag("crash")
@DisplayName("A desk that is killed at every step in turn")
class KilledDeskMatrixTest {
    private static final Path RESULTS = Path.of("target", "crash");
    private static final String REMOVAL = "remove-installation";
    private static final Map<String, Object> KEEP =
            Map.of("confirmation", "done", "hours", "0:20", "activity", "onboarding");
    private static final Map<String, Object> REMOVE =
            Map.of("confirmation", "remove", "hours", "0:10", "activity", "onboarding");
    private static final Map<String, Object> GIVE_UP =
            Map.of("setUpMending", "giveUp", "hours", "0:05", "activity", "onboarding");

    private final Matrix matrix =
            new Matrix("kill -9 of the desk, its tables in the box's MariaDB", RESULTS.resolve("killed-desk.txt"));
    /** What only productions come to is killed in theirs, {@link KilledProductionMatrixTest}, or needs a person's "no". */
    private final List<Point> points = Models.pointsOf("onboard-trial").stream()
            .filter(point -> !point.step().matches("Task_(CopySetUpData|MendRelease)"))
            .toList();

    private final List<String> projects = new ArrayList<>();

    @TempDir
    Path home;

    private DeskProcess desk;
    private Killing killing;

    @Test
    @DisplayName("goes on by itself, and leaves one of everything")
    void everyStep() {
        var settings = DeskOnMariaDb.prepare(home);
        try (var desk = new DeskProcess(home, Program.archived(RESULTS, home, settings), settings)) {
            this.desk = desk;
            killing = new Killing(desk, matrix);
            desk.start();
            var calm = waiting("calm");
            var asItShouldBe = picture("calm");
            killing.complete("daan", calm, KEEP);
            killing.until(calm);
            var asItShouldStay = picture("calm");

            killing.at(left(Moment.BEFORE, Moment.AFTER, Moment.COMMITTED));
            var brave = waiting("brave");
            assertAlike("brave", asItShouldBe);
            killing.complete("daan", brave, KEEP);
            killing.until(brave);
            assertThat(outcome(brave)).isEqualTo("Trial handed over");
            assertAlike("brave", asItShouldStay);
            matrix.found("Onboarded through deaths: all is there once, as it is in peace.");
            killing.enough();

            killing.at(left(Moment.DURING));
            var eager = waiting("eager");
            assertAlike("eager", asItShouldBe);
            killing.enough();
            killing.complete("daan", eager, REMOVE);
            killing.until(eager);
            assertThat(outcome(eager)).isEqualTo("Trial removed");
            var asItShouldEnd = picture("eager");

            for (var moments : List.of(List.of(Moment.BEFORE, Moment.AFTER), List.of(Moment.DURING))) {
                var project = "doomed" + moments.size();
                var doomed = waiting(project);
                killing.complete("daan", doomed, REMOVE);
                killing.at(points.stream()
                        .filter(point -> point.in(REMOVAL) && moments.contains(point.moment()))
                        .toList());
                killing.until(doomed);
                assertThat(outcome(doomed)).isEqualTo("Trial removed");
                assertAlike(project, asItShouldEnd);
            }
            matrix.found("Removed through deaths: nothing is left but what is left in peace.");

            killing.at(left(Moment.BEFORE, Moment.AFTER));
            var typo = install("typo", "1.1");
            assertThat(outcome(typo)).isEqualTo("Trial refused");
            killing.enough();

            killing.at(left(Moment.DURING));
            waiting("built", "1.4.0");
            killing.enough();
            killing.at(left(Moment.BEFORE, Moment.AFTER));
            waiting("rebuilt", "1.4.0");
            killing.enough();

            var ill = install("ill", "1.3.0-broken");
            killing.at(left(Moment.AFTER, Moment.COMMITTED));
            killing.complete("dora", ill, GIVE_UP);
            killing.until(ill);
            assertThat(outcome(ill)).isEqualTo("Trial removed");

            assertThat(matrix.points())
                    .as("no way through the diagrams is forgotten")
                    .containsExactlyInAnyOrderElementsOf(points);
        } finally {
            System.out.println(matrix);
        }
    }

    private String waiting(String project) {
        return waiting(project, "1.1.0");
    }

    private String waiting(String project, String tag) {
        var process = install(project, tag);
        assertThat(desk.process(process).path("state").asText()).isEqualTo("waiting");
        return process;
    }

    private String install(String project, String tag) {
        projects.add(project);
        var process = killing.install(project, tag);
        killing.until(process);
        return process;
    }

    private void assertAlike(String project, Picture inPeace) {
        assertThat(picture(project).lines()).containsExactlyInAnyOrderElementsOf(inPeace.lines());
    }

    private Picture picture(String project) {
        var others = projects.stream().filter(other -> !other.equals(project)).toList();
        return Picture.inPeace(project, home, new Tables(home), others);
    }

    /** The points of the onboarding at which nobody was killed yet. */
    private List<Point> left(Moment... moments) {
        return points.stream()
                .filter(point -> !point.in(REMOVAL) && List.of(moments).contains(point.moment()))
                .filter(point -> !matrix.points().contains(point))
                .toList();
    }

    private String outcome(String process) {
        return desk.process(process).path("outcome").asText();
    }
}
