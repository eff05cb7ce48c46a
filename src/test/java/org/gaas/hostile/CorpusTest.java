package org.gaas.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.gaas.BoxDeskTest;
import org.gaas.audit.Trail;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.databases.Databases;
import org.gaas.databases.Dumps;
import org.gaas.engine.EngineDoor;
import org.gaas.fleet.Fleet;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.onboarding.Wishes;
import org.gaas.releases.Releases;
import org.gaas.sites.OwnNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every row of the corpus at each of its doors: the right answer, and nothing left behind. */
@BoxDeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Bad input")
class CorpusTest {
    static final Path TABLE = Path.of("target", "hostile", "corpus.md");
    private static final String SECRET = "canary-Sx7Qz";

    private final World world;
    private final StandingTrial trial;
    private final List<Messenger> messengers;
    private final Results results = new Results();
    private final Log log = Log.watched();
    private Optional<Look> known = Optional.empty();

    /** All that could have changed. */
    private record Look(Ground ground, String trial) {}

    CorpusTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired HistoryService history,
            @Autowired RuntimeService processes,
            @Autowired TaskService tasks,
            @Autowired Fleet fleet,
            @Autowired Trail trail,
            @Autowired Releases releases,
            @Autowired Databases databases,
            @Autowired Dumps dumps,
            @Autowired Installations installations,
            @Autowired Wishes wishes,
            @Autowired OwnNames names,
            @LocalServerPort int port) {
        world = new World(box, users, door, history, port);
        trial = new StandingTrial(world.desk, door, processes, tasks);
        // a name that somebody has
        names.give(installations.get(new InstallationId(StandingTrial.ID)), List.of("www.taken.example"));
        messengers = List.of(
                new ValuesInRequests(world),
                new Customers(world),
                new AroundTasks(world, trial),
                new AboutProductions(world),
                new Trees(world, releases),
                new SubversionTrees(world),
                new Redirects(world),
                new HostKeys(world, fleet, trail),
                new DatabasesOfTrial(box, databases, dumps, installations, wishes),
                new Modules(world, fleet));
    }

    @TestFactory
    @DisplayName("is answered with its rule at every door, and changes nothing")
    Stream<DynamicTest> rows() {
        return Corpus.rows().stream().flatMap(row -> row.doors().stream()
                .map(door -> DynamicTest.dynamicTest(row + " at " + door, () -> bring(row, door))));
    }

    private void bring(Row row, Door door) throws Exception {
        var messenger = messengers.stream()
                .filter(one -> one.carries(row, door))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody carries " + row + " to " + door));
        var before = row.isTaken() ? null : known.orElseGet(this::look);
        var got = messenger.bring(row, door);
        known = Optional.of(row).filter(one -> !one.isTaken()).map(one -> look());
        var right = got.stream().allMatch(one -> one.rule().equals(row.expectedAt(door)) && namesField(row, one));
        results.add(row, door, got, right && !got.isEmpty());

        assertThat(got).isNotEmpty().allSatisfy(one -> {
            assertThat(one.rule()).as(one.all()).isEqualTo(row.expectedAt(door));
            assertThat(namesField(row, one)).as("the field in " + one.all()).isTrue();
            assertThat(one.all()).doesNotContain(SECRET);
        });
        known.ifPresent(now -> {
            assertThat(now.ground().places())
                    .as("places")
                    .isEqualTo(before.ground().places());
            if (got.stream().noneMatch(Got::fromProcess))
                assertThat(now.ground().processes())
                        .as("processes")
                        .isEqualTo(before.ground().processes());
            assertThat(now.trial()).as("another trial").isEqualTo(before.trial());
        });
    }

    private Look look() {
        return new Look(world.ground(), trial.state());
    }

    /** Only a field of a request is named by its own name at each door; the command line has options for some. */
    private static boolean namesField(Row row, Got got) {
        if (row.isTaken() || got.field().isEmpty()) return !row.about("project", "repository", "tag", "hours");
        if (row.about("answer", "start")) return got.field().equals(row.input());
        return !row.about("project", "installation", "repository", "tag", "kind", "application", "customer", "hours")
                || got.field().equals(row.field());
    }

    @Test
    @DisplayName("is never repeated in a log where it holds a secret")
    void secret() {
        world.asked(World.pairs(
                "project",
                "hostile",
                "kind",
                "test",
                "tag",
                "1",
                "repository",
                "https://u:" + SECRET + "@github.com/x"));
        assertThat(log.text()).doesNotContain(SECRET);
    }

    @AfterAll
    void tell() throws IOException {
        trial.close();
        log.close();
        results.write(TABLE);
        var tries = Corpus.rows().stream().mapToInt(row -> row.doors().size()).sum();
        assertThat(results.size()).as("rows times doors").isEqualTo(tries);
        assertThat(log.text()).doesNotContain(SECRET);
    }
}
