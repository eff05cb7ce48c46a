package org.gaas.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.cli.DeskShell;
import org.gaas.onboarding.TrialDesk;
import org.gaas.releases.git.BareRepository;
import org.gaas.releases.git.HttpGitServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** What breaks outside the desk: a refusal or a question to a person, and all goes on when the cause is gone. */
@BoxDeskTest
@DisplayName("A trial")
class FaultsTest {
    private static final Path TABLE = Path.of("target", "hostile", "faults.md");
    private static final List<String> TOLD = new ArrayList<>();

    private final Box box;
    private final TrialDesk desk;
    private final DeskShell shell;
    private Path folder;

    FaultsTest(@Autowired Box box, @Autowired DemoUsers users, @LocalServerPort int port) {
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
        this.shell = new DeskShell(port, "dora", users.password("dora"));
    }

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory(box.home().repositories(), "faults-");
    }

    @AfterEach
    void remove() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    /** What hosting was told about each fault, for people to read. */
    @AfterAll
    static void tell() throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(
                TABLE,
                "| step | reason | where | wanted | found | what to do | after repair |\n|---|---|---|---|---|---|---|\n"
                        + String.join("\n", TOLD)
                        + "\n");
    }

    @Test
    @DisplayName("whose repository can't be reached waits for a person, and goes on when it can be reached")
    void unreachable() throws IOException {
        fill("far.git", Trees.good());
        int port;
        try (var server = new HttpGitServer(folder, 0)) {
            port = server.port();
        }
        var url = "http://localhost:" + port + "/far.git";
        var process = begun("project", "faraway", "kind", "test", "repository", url, "tag", "1.0.0");
        asks(process, "Fetch release", "UNREACHABLE", "localhost");
        try (var server = new HttpGitServer(folder, port)) {
            assertThat(server.port()).isEqualTo(port);
            repaired(process);
        }
        removed(process);
    }

    @Test
    @DisplayName("of a tag that is not there is refused at every door, with the tags that may be meant")
    void noSuchTag() {
        var process = begun("project", "typos", "kind", "test", "repository", box.sampleUrl(), "tag", "1.1.O");
        var ended = desk.settled(process);
        assertThat(ended.path("outcome").asText()).isEqualTo("Trial refused");
        assertThat(ended.toString()).contains("TAG_NOT_FOUND", "1.1.0");

        var check = desk.as("dora").post("/api/checks", json("repository", box.sampleUrl(), "tag", "1.1.O"));
        assertThat(check.statusCode()).isEqualTo(400);
        assertThat(read(check.body()).path("suggestions").get(0).asText()).isEqualTo("1.1.0");

        var typed = shell.run("check", "--tag=1.1.O", box.sampleUrl());
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("TAG_NOT_FOUND").containsPattern("try: +1\\.1\\.0");

        var installed = shell.run("install", "typos", "--kind=test", "--repo=" + box.sampleUrl(), "--tag=1.1.O");
        assertThat(installed.code()).isEqualTo(1);
        assertThat(installed.out() + installed.err()).contains("TAG_NOT_FOUND", "1.1.0");
    }

    @ParameterizedTest(name = "in {0}, with {1}: {2}")
    @CsvSource({
        "srv/gaas, nr_inodes=3,  Prepare home",
        "srv/gaas, size=32k,     Ship release",
        "etc/gaas/front, nr_inodes=1, Publish site"
    })
    @EnabledIf(
            value = "org.gaas.hostile.SmallDisk#isPossible",
            disabledReason = "Only root can put a small file system in the place of a folder")
    @DisplayName("on a server whose disk is full waits for a person, and goes on when there is room")
    void fullDisk(String place, String options, String step) throws IOException {
        var disk = box.server("trial1").root().resolve(place);
        try (var small = SmallDisk.over(disk, options)) {
            var process = desk.install("tight", "1.1.0");
            asks(process, step, "NO_SPACE", "trial1");
            assertThat(desk.installation("tight-test").path("state").asText()).isEqualTo("requested");
            small.grow();
            repaired(process);
            removed(process);
        }
    }

    @Test
    @EnabledIf(
            value = "org.gaas.hostile.SmallDisk#isPossible",
            disabledReason = "Only root can put a small file system in the place of a folder")
    @DisplayName(
            "whose release does not fit onto the desk's own disk waits for a person, and goes on when there is room")
    void fullDesk() throws IOException {
        var files = Trees.good();
        files.put("public/large.bin", "0123456789abcdef".repeat(64 * 1024));
        fill("large.git", files);
        try (var small = SmallDisk.over(box.home().folder().resolve("artefacts"), "size=256k")) {
            var url = "file://" + folder.resolve("large.git");
            var process = begun("project", "fat", "kind", "test", "repository", url, "tag", "1.0.0");
            asks(process, "Fetch release", "DESK_STORAGE", "desk");
            small.grow();
            repaired(process);
            removed(process);
        }
    }

    @Test
    @DisplayName("whose database server is down waits for a person, and goes on when it is up")
    void databaseDown() throws IOException {
        String process;
        try (var down = Stopped.database(box)) {
            assertThat(down).isNotNull();
            process = desk.install("patient", "1.1.0");
            asks(process, "Create databases", "SERVICE_DOWN", "trial1");
        }
        repaired(process);
        assertThat(desk.page("patient-test")).startsWith("200").contains("patient_test_gems");
        removed(process);
    }

    @Test
    @DisplayName("has its name alone, however many ask for it in the same moment")
    void nameExists() throws Exception {
        var together = new CyclicBarrier(6);
        var people = Executors.newFixedThreadPool(6);
        try {
            var answers = people.invokeAll(IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<JsonNode>) () -> {
                        together.await();
                        var asked = desk.ask("project", "wanted", "kind", "test", "template", "sample");
                        var answer = read(asked.body());
                        return asked.statusCode() == 202
                                ? desk.settled(answer.path("process").asText())
                                : answer;
                    })
                    .toList());
            var waiting = new ArrayList<String>();
            for (var answer : answers) {
                if (answer.get().path("state").asText().equals("waiting"))
                    waiting.add(answer.get().path("id").asText());
                else assertThat(answer.get().toString()).contains("NAME_EXISTS", "project");
            }
            assertThat(waiting).hasSize(1);
            removed(waiting.get(0));
        } finally {
            people.shutdownNow();
        }
    }

    private void fill(String name, Map<String, String> files) {
        try (var repository = new BareRepository(folder.resolve(name))) {
            repository.tag("1.0.0", repository.commit(files));
        }
    }

    private String begun(String... fields) {
        var answer = desk.ask(fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("process").asText();
    }

    /** A step failed, and hanna is asked what to do: where, why, and how to mend it. */
    private void asks(String process, String step, String reason, String place) {
        var stopped = desk.settled(process);
        assertThat(stopped.path("state").asText()).as(stopped.toPrettyString()).isEqualTo("repair");
        var form = read(desk.as("hanna")
                .get("/engine-rest/task/" + desk.repairTask(step) + "/form-variables")
                .body());
        UnaryOperator<String> told = name -> form.path(name).path("value").asText();
        assertThat(told.apply("repairReason")).as(form.toPrettyString()).isEqualTo(reason);
        assertThat(told.apply("repairPlace")).isEqualTo(place);
        assertThat(told.apply("repairRemedy")).isNotBlank();
        assertThat(told.apply("repairAffected")).contains(step);
        TOLD.add(Stream.of("repairReason", "repairPlace", "repairWanted", "repairFound", "repairRemedy")
                .map(told)
                .map(Results::cell)
                .collect(Collectors.joining(" | ", "| " + step + " | ", " | ")));
    }

    /** Hanna says that it is mended, and the trial goes on to its developer. */
    private void repaired(String process) {
        var answer = desk.complete(
                "hanna", desk.repairTask(""), "repairDecision", "retry", "hours", "0:10", "activity", "repair");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        var view = desk.settledAfterRepair(process);
        assertThat(view.path("state").asText()).as(view.toPrettyString()).isEqualTo("waiting");
        TOLD.set(TOLD.size() - 1, TOLD.get(TOLD.size() - 1) + "completed |");
    }

    private void removed(String process) {
        var task = TrialDesk.task(desk.settled(process));
        desk.complete("dora", task, "confirmation", "remove", "noTime", "true");
        assertThat(desk.settledWithout(process, task).path("outcome").asText()).isEqualTo("Trial removed");
    }
}
