package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gaas.crash.Orders.Seen;
import org.springframework.core.io.ClassPathResource;

/**
 * Two projects live the same life at one desk: the first in peace, the second through deaths at points that the first one
 * came to, before each effect and before each commit, while long steps run, at each answer of a person. After each part of
 * it both look alike. What runs at the same time dies at the same time: a death may be that of two steps.
 */
final class Lives implements AutoCloseable {
    private static final Path RESULTS = Path.of("target", "crash");

    /** Of all points only these, for whoever looks for a fault: {@code -Dcrash.points=.*LoadExport.*}. */
    private static final String ONLY = System.getProperty("crash.points", ".*");

    private static final List<String> PROJECTS = List.of("calm", "brave");

    /** What comes when it comes. */
    private static final Set<String> BY_THE_CLOCK = Set.of("renew-certificates", "begin-reviews");

    /**
     * A part of a life. When it is over, nothing of it runs any more but what waits for people or for a day.
     *
     * @param points at which of the points it is killed, as a pattern of their names
     */
    record Part(String name, Consumer<Dealings> course, String points) {
        static Part inPeace(String name, Consumer<Dealings> course) {
            return new Part(name, course, "");
        }

        boolean isInPeace() {
            return points.isEmpty();
        }
    }

    private final Path home;
    private final Matrix matrix;
    private final DeskProcess desk;
    private final Killing killing;
    private final Orders orders;

    /**
     * @param title what is done with the projects
     * @param file for the results
     */
    Lives(String title, String file, Path home) {
        this.home = home;
        matrix = new Matrix("kill -9 of the desk " + title, RESULTS.resolve(file));
        var settings = settings(home);
        var program = isWhole() ? Program.archived(RESULTS, home, settings) : Program.plain();
        desk = new DeskProcess(home, program, settings);
        killing = new Killing(desk, matrix);
        orders = new Orders(home);
    }

    /** The desk opens productions to developers from one network, and asks nobody about repeated deaths. */
    static List<String> settings(Path home) {
        try {
            var policy = new ClassPathResource("fleet/policy.yaml").getContentAsString(StandardCharsets.UTF_8);
            Files.writeString(home.resolve("policy.yaml"), policy.replace("from: []", "from: [192.0.2.0/24]"));
            var settings = new ArrayList<>(DeskOnMariaDb.prepare(home));
            settings.add("--gaas.policy=" + home.resolve("policy.yaml"));
            settings.add("--gaas.attempts=100");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void lived(Part... parts) {
        desk.start();
        var both = PROJECTS.stream()
                .map(project -> new Dealings(desk, killing, project))
                .toList();
        both.forEach(Dealings::trial);
        for (var part : parts) lived(part, both.get(0), both.get(1));
    }

    /** No step that a diagram has may be forgotten. */
    void sawAll(Collection<Point> points) {
        if (isWhole())
            assertThat(matrix.points()).as("no step of it is forgotten").containsAll(points);
    }

    private static boolean isWhole() {
        return ONLY.equals(".*");
    }

    private void lived(Part part, Dealings calm, Dealings brave) {
        var before = orders.seen().size();
        part.course.accept(calm);
        var points = points(before, part);
        if (isWhole()) assertThat(points.isEmpty()).as(part.name).isEqualTo(part.isInPeace());
        var asItShouldBe = picture(calm, brave);
        killing.at(points);
        part.course.accept(brave);
        assertThat(picture(brave, calm).lines())
                .as(part.name)
                .containsExactlyInAnyOrderElementsOf(asItShouldBe.lines());
        assertThat(orders.open()).as("not come to: " + part.name).isEmpty();
        matrix.found(part.name + " through " + points.size() + " deaths: as in peace.");
        killing.enough();
    }

    /** What was come to since, each once; long steps and answers have points of their own. */
    private List<Point> points(int before, Part part) {
        var all = orders.seen();
        return all.subList(before, all.size()).stream()
                .map(Seen::point)
                .filter(point -> !BY_THE_CLOCK.contains(point.process()))
                // the account at the authority is the desk's: it was there when the second one came
                .filter(point -> !point.equals(WatchedAuthority.point("signUp")))
                .filter(point ->
                        point.name().matches(part.points) && point.name().matches(ONLY))
                .distinct()
                .toList();
    }

    private Picture picture(Dealings of, Dealings other) {
        return Picture.inPeace(of.project(), home, new Tables(home), List.of(other.project()));
    }

    @Override
    public void close() {
        System.out.println(matrix);
        desk.close();
    }
}
