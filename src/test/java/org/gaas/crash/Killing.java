package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;
import org.gaas.crash.Orders.Seen;
import org.gaas.crash.Point.Moment;

/** Kills a desk at the points it was told, starts it again each time, and writes down how it went on. */
final class Killing {
    /** From when the new desk is up: how long a busy machine takes to start it says nothing about the desk. */
    static final Duration GOES_ON_WITHIN = Duration.ofSeconds(30);

    private final DeskProcess desk;
    private final Orders orders;
    private final Matrix matrix;
    private final List<Point> known = new ArrayList<>();

    Killing(DeskProcess desk, Matrix matrix) {
        this.desk = desk;
        this.orders = new Orders(desk.home());
        this.matrix = matrix;
    }

    void at(List<Point> points) {
        points.forEach(point -> orders.give(point, Deeds.KILL));
    }

    /** The id of the process that a request begins; the desk may die before it tells. */
    String install(String project, String tag) {
        try {
            return desk.install(project, tag);
        } catch (UncheckedIOException died) {
            return tables().rows("select proc_inst_id_ from desk.ACT_HI_PROCINST where business_key_ = '" + project
                            + "-test' and super_process_instance_id_ is null")
                    .get(0);
        }
    }

    /** Lets the process go its way, through all deaths, until it waits for people or is over. */
    void until(String process) {
        until(process, desk::stands);
    }

    /**
     * The same for a process that waits for something else.
     *
     * @param stands whether it does, as the desk or its tables tell
     */
    void until(String process, Predicate<String> stands) {
        // it may have died already
        var most = orders.open().size() + orders.done().size() - known.size();
        for (int deaths = 0; !standsOrDies(process, stands); deaths++) {
            assertThat(deaths).as("the desk dies more often than it is told to").isLessThan(most);
            var points = newest();
            startAgain(points, this::takenUp);
        }
    }

    /**
     * Answers the only task of a process. A desk that dies meanwhile is started again, and then either has the answer
     * or asks again.
     */
    void complete(String person, String process, Map<String, Object> answers) {
        for (int deaths = 0; !completed(person, process, answers); deaths++) {
            assertThat(deaths).isLessThan(2);
            await().atMost(DeskProcess.PATIENCE).until(() -> !desk.lives());
            var points = newest();
            assertThat(points).as("one death, one reason").hasSize(1);
            var point = points.get(0);
            startAgain(points, any -> desk.isUp() ? Optional.of(Instant.now()) : Optional.empty());
            var asked = tables().count(
                                    "desk.ACT_RU_TASK",
                                    "proc_inst_id_ in (select id_ from desk.ACT_RU_EXECUTION where root_proc_inst_id_ = '"
                                            + process + "')")
                    == 1;
            assertThat(asked).as("asked again: " + point.name()).isEqualTo(point.moment() != Moment.COMMITTED);
            if (!asked) return;
        }
    }

    /** What was asked for on the way is over; what never came is taken back. */
    void enough() {
        orders.forget();
        known.clear();
    }

    private Tables tables() {
        return new Tables(desk.home());
    }

    private boolean completed(String person, String process, Map<String, Object> answers) {
        try {
            var answer = desk.complete(person, process, answers);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            return true;
        } catch (UncheckedIOException died) {
            return false;
        }
    }

    private void startAgain(List<Point> points, Function<Point, Optional<Instant>> wentOn) {
        assertThat(desk.wasKilled()).as(desk.said()).isTrue();
        desk.launch();
        await().atMost(DeskProcess.PATIENCE).until(() -> desk.isUp() || !desk.lives());
        var up = Duration.between(desk.launched(), Instant.now());
        for (var point : points)
            matrix.addRestart(point, up, Duration.between(desk.launched(), when(point, () -> wentOn.apply(point))));
    }

    private Instant when(Point point, Callable<Optional<Instant>> wentOn) {
        try {
            return await().atMost(GOES_ON_WITHIN)
                    .until(wentOn, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    "nobody went on with %s; seen were %s%n%s".formatted(point.name(), orders.seen(), desk.said()),
                    late);
        }
    }

    private boolean standsOrDies(String process, Predicate<String> stands) {
        await().atMost(DeskProcess.PATIENCE).until(() -> !desk.lives() || isUpAnd(process, stands));
        return desk.lives();
    }

    private boolean isUpAnd(String process, Predicate<String> stands) {
        try {
            return desk.isUp() && stands.test(process);
        } catch (UncheckedIOException dying) {
            return false;
        }
    }

    /** Why it died: one reason, or several where steps ran at the same time. */
    private List<Point> newest() {
        var done = new ArrayList<>(orders.done());
        done.removeAll(known);
        assertThat(done).as("no death without a reason. " + desk.said()).isNotEmpty();
        known.addAll(done);
        return done;
    }

    /** When the new desk came to the step at which the old one died. */
    private Optional<Instant> takenUp(Point point) {
        var again = new Point(point.process(), whole(point), Moment.BEFORE);
        return orders.seen().stream()
                .filter(seen -> seen.pid() == desk.pid() && seen.point().equals(again))
                .map(Seen::at)
                .findFirst();
    }

    /** The step that a point is in. */
    private static String whole(Point point) {
        if (point.equals(WatchedAuthority.REVOKED)) return "Task_RevokeCertificate";
        return point.step().startsWith(WatchedAuthority.PART) ? "Task_ObtainCertificate" : point.step();
    }
}
