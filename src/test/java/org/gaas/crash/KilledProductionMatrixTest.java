package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gaas.crash.Orders.Seen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A production is asked for, handed over, renamed, opened to a developer and closed to him, once in peace and once through deaths:
 * until it is handed over at every point that was come to in peace, before each effect and before each commit, while long
 * steps run, at each answer of a person; later at samples. After each part of its life both look alike. Both halves are set up at the same time: a death may
 * be that of two steps.
 */
@Tag("crash")
@DisplayName("A desk that is killed at every step of a production's life")
class KilledProductionMatrixTest {
    private static final Path RESULTS = Path.of("target", "crash");

    /**
     * A part of a life.
     *
     * @param points at which of the points it is killed, as a pattern of their names
     */
    private record Part(String name, Consumer<ProductionLife> course, String points) {}

    private static final String NONE = "";

    /** Every point on the way to a production. */
    private static final List<Part> FROM_TRIAL = List.of(new Part("handed over", ProductionLife::handedOver, ".*"));

    /** Above all where rights are given and taken. */
    private static final List<Part> LATER = List.of(
            new Part("handed over", ProductionLife::handedOver, NONE),
            new Part(
                    "renamed",
                    ProductionLife::renamed,
                    ".*Task_(TakeNames|SettleNames|EndNamesChange)[.]AFTER|.*Task_TakeNames[.]BEFORE"),
            new Part("there at night", ProductionLife::availableAtNight, ".*Task_ChangeAvailability[.].*"),
            new Part("opened to a developer", ProductionLife::opened, ".*Task_(GiveAccess|BringAccess)[.].*"),
            new Part("closed to the developer", ProductionLife::closed, ".*Task_(TakeAccessBack|CutAccessOff)[.].*"));

    /** What comes when it comes. */
    private static final Set<String> BY_THE_CLOCK = Set.of("renew-certificates", "begin-reviews");

    private final Set<String> projects = new LinkedHashSet<>();

    @TempDir
    Path home;

    private Matrix matrix;
    private DeskProcess desk;
    private Killing killing;
    private Orders orders;

    @Test
    @DisplayName("on the way from a trial goes on by itself, and leaves one of everything")
    void everyStep() {
        at("on the way to a production", "killed-production.txt", () -> {
            lived("calm", "brave", FROM_TRIAL);
            assertThat(matrix.points())
                    .as("no step of it is forgotten but where something is wrong, or given up")
                    .containsAll(Models.pointsOf("onboard-production").stream()
                            .filter(point -> point.in("onboard-production"))
                            .filter(
                                    point -> !point.step()
                                            .matches(
                                                    "Task_(ReviseRequest|DecideSetUpData|CloseSite|PublishSite_Closed|MendOpening)"))
                            .toList());
        });
    }

    @Test
    @DisplayName("later gives and takes each right once, and changes names and hours once")
    void later() {
        at("in a production's later life", "killed-production-later.txt", () -> lived("calm", "brave", LATER));
    }

    private void at(String title, String file, Runnable lives) {
        matrix = new Matrix("kill -9 of the desk " + title, RESULTS.resolve(file));
        var settings = ProductionLife.settings(home);
        try (var desk = new DeskProcess(home, Program.archived(RESULTS, home, settings), settings)) {
            this.desk = desk;
            killing = new Killing(desk, matrix);
            orders = new Orders(home);
            desk.start();
            lives.run();
        } finally {
            System.out.println(matrix);
        }
    }

    private void lived(String inPeace, String throughDeaths, List<Part> parts) {
        var calm = begun(inPeace);
        var brave = begun(throughDeaths);
        for (var part : parts) {
            var before = orders.seen().size();
            part.course.accept(calm);
            var points = points(before, part);
            var asItShouldBe = picture(inPeace);
            assertThat(points.isEmpty()).as(part.name).isEqualTo(part.points.equals(NONE));
            killing.at(points);
            part.course.accept(brave);
            assertThat(picture(throughDeaths).lines())
                    .as(part.name)
                    .containsExactlyInAnyOrderElementsOf(asItShouldBe.lines());
            assertThat(orders.open()).as("not come to: " + part.name).isEmpty();
            matrix.found(part.name + " through " + points.size() + " deaths: as in peace.");
            killing.enough();
        }
    }

    private ProductionLife begun(String project) {
        projects.add(project);
        var life = new ProductionLife(desk, killing, project);
        life.trial();
        return life;
    }

    /** What was come to since, each once; long steps and answers have points of their own. */
    private List<Point> points(int before, Part part) {
        var all = orders.seen();
        return all.subList(before, all.size()).stream()
                .map(Seen::point)
                .filter(point -> !BY_THE_CLOCK.contains(point.process()))
                // the account at the authority is the desk's: it was there when the second one came
                .filter(point -> !point.equals(WatchedAuthority.point("signUp")))
                .filter(point -> point.name().matches(part.points))
                .distinct()
                .toList();
    }

    private Picture picture(String project) {
        var others = projects.stream().filter(other -> !other.equals(project)).toList();
        return Picture.inPeace(project, home, new Tables(home), others);
    }
}
