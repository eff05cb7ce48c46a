package org.gaas.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.cli.DeskShell;
import org.gaas.engine.EngineDoor;
import org.gaas.onboarding.TrialDesk;
import org.gaas.releases.git.BareRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** Repositories that bring bad input themselves, at the doors that read them: checks, tags, installations. */
@BoxDeskTest
@DisplayName("Bad input from repositories")
class RepositoriesTest {
    private static final String GOOD = """
            gaas: 1
            name: pages
            title: Pages
            runtime: {kind: static}
            web: {directory: public}
            health:
              checks:
                - path: /
            """;

    private final Box box;
    private final EngineDoor door;
    private final HistoryService history;
    private final TrialDesk desk;
    private final DeskShell shell;
    private Path folder;
    private BareRepository repository;
    private Ground before;

    RepositoriesTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired HistoryService history,
            @LocalServerPort int port) {
        this.box = box;
        this.door = door;
        this.history = history;
        this.desk = new TrialDesk(box, users, port);
        this.shell = new DeskShell(port, "dora", users.password("dora"));
    }

    @BeforeEach
    void make(TestInfo test) throws IOException {
        folder = Files.createTempDirectory(box.home().repositories(), "hostile-");
        repository = new BareRepository(folder.resolve("bad.git"));
        before = Ground.of(box, door, history);
    }

    @AfterEach
    void remove() throws IOException {
        repository.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an anchors bomb|title: Pages|title: &a [*a, *a]|line 3",
                "a Java tag|title: Pages|title: !!javax.script.ScriptEngineManager []|line 3",
                "a path that leaves|directory: public|directory: ../public|line 5",
                "a command with a newline|health:|cron: [{schedule: '0 7 * * *', command: [\"a\\nb\"]}]\\nhealth:|line 6",
                "10 MB|title: Pages|title: LONG|too large"
            })
    @DisplayName("a descriptor that can't be used is told with its line, and nothing is installed (M48)")
    void descriptor(String what, String right, String wrong, String told) {
        var yaml = GOOD.replace(
                right,
                wrong.replace("}]\\nh", "}]\nh").replace("LONG", "x".repeat(told.startsWith("too") ? 10 << 20 : 4)));
        repository.tag("1.0.0", repository.commit(Map.of("gaas.yaml", yaml, "public/index.html", "hello")));

        var check = desk.as("dora").post("/api/checks", TrialDesk.json("repository", url(), "tag", "1.0.0"));
        assertThat(check.statusCode()).as(check.body()).isEqualTo(200);
        assertThat(check.body()).contains("\"severity\":\"error\"", "gaas.yaml", "DESCRIPTOR_INVALID", told);
        var typed = shell.run("check", "--tag=1.0.0", url());
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).contains("DESCRIPTOR_INVALID", told);
        refusedByProcess("DESCRIPTOR_INVALID", told);
    }

    @Test
    @DisplayName("a tag that refers to code elsewhere is refused (M31)")
    void submodule() {
        repository.tag("1.0.0", repository.commitWithForeignCode());
        refusedEverywhere("SUBMODULE_NOT_ALLOWED");
    }

    @Test
    @DisplayName("a tag that moved is refused (M30)")
    void moved() {
        repository.tag("1.0.0", repository.commit(Map.of("gaas.yaml", GOOD, "public/index.html", "one")));
        var first = desk.as("dora").post("/api/checks", TrialDesk.json("repository", url(), "tag", "1.0.0"));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        repository.tag("1.0.0", repository.commit(Map.of("gaas.yaml", GOOD, "public/index.html", "two")));
        refusedEverywhere("TAG_MOVED");
    }

    @Test
    @DisplayName("a name with a newline is refused, with the reason (M50)")
    void newline() {
        repository.tag("1.0.0", repository.commit(Map.of("gaas.yaml", GOOD, "public/index.html", "", "a\nb", "x")));
        refusedEverywhere("FILE_NAME_NOT_ALLOWED");
    }

    @Test
    @DisplayName("a link that leaves the release is refused (M50)")
    void link() {
        repository.tag(
                "1.0.0", repository.commit(Map.of("gaas.yaml", GOOD, "public/index.html", "", "etc", "-> /etc")));
        refusedEverywhere("LINK_LEAVES_RELEASE");
    }

    @Test
    @DisplayName("odd names, case twins, empty files and executable bits are shipped exactly (M50)")
    void exact() throws IOException {
        var files = new HashMap<String, String>();
        files.put("gaas.yaml", GOOD);
        files.put("public/index.html", "hello");
        files.put("-rf", "dash");
        files.put("README", "one");
        files.put("readme", "two");
        files.put("empty", "");
        files.put("bin/run", "x:#!/bin/sh\n");
        files.put("$(touch x) 'q' \"d\" ; name", "shell");
        files.put("n".repeat(255), "long");
        repository.tag("1.0.0", repository.commit(files));

        var asked = desk.ask("project", "oddfiles", "kind", "test", "repository", url(), "tag", "1.0.0");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var process = TrialDesk.read(asked.body()).path("process").asText();
        var waiting = desk.settled(process);
        assertThat(waiting.path("state").asText()).as(waiting.toPrettyString()).isEqualTo("waiting");
        var current = box.server("trial1").root().resolve("srv/gaas/oddfiles-test/current");
        for (var file : files.entrySet()) {
            var shipped = current.resolve(file.getKey());
            assertThat(shipped).isRegularFile();
            assertThat(Files.readString(shipped)).isEqualTo(file.getValue().replaceFirst("^x:", ""));
            assertThat(Files.isExecutable(shipped) && !file.getKey().equals("bin/run"))
                    .as("%s is executable", file.getKey())
                    .isFalse();
        }
        assertThat(current.resolve("bin/run")).isExecutable();
        desk.complete("dora", TrialDesk.task(waiting), "confirmation", "remove", "noTime", "true");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial removed");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:PORT/inside", "http://localhost:PORT/inside", "https://evil.example/inside"})
    @DisplayName("a repository that sends elsewhere is refused, and nobody goes there (M44)")
    void redirect(String target) throws IOException {
        var visits = new AtomicInteger();
        var inside = serving("/", "", visits);
        var outside =
                serving("/", target.replace("PORT", "" + inside.getAddress().getPort()), new AtomicInteger());
        try {
            var url = "http://localhost:" + outside.getAddress().getPort() + "/x.git";
            var dora = desk.as("dora");
            for (var answer : new java.net.http.HttpResponse<?>[] {
                dora.get("/api/tags?repository=" + url),
                dora.post("/api/checks", TrialDesk.json("repository", url, "tag", "1.0.0"))
            }) {
                assertThat(answer.statusCode()).as("" + answer.body()).isEqualTo(400);
                assertThat("" + answer.body()).contains("REPO_REDIRECT_NOT_ALLOWED", "\"field\":\"repository\"");
            }
            var typed = shell.run("tags", url);
            assertThat(typed.code()).isEqualTo(2);
            assertThat(typed.err()).contains("REPO_REDIRECT_NOT_ALLOWED");
            assertThat(visits).hasValue(0);
        } finally {
            inside.stop(0);
            outside.stop(0);
        }
    }

    private void refusedEverywhere(String code) {
        var check = desk.as("dora").post("/api/checks", TrialDesk.json("repository", url(), "tag", "1.0.0"));
        assertThat(check.statusCode()).as(check.body()).isEqualTo(400);
        assertThat(check.body()).contains("\"code\":\"" + code + "\"", "\"field\":\"tag\"");
        var typed = shell.run("check", "--tag=1.0.0", url());
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains(code);
        refusedByProcess(code);
    }

    /** Asked for over REST: the process ends refused, the name is free, and no server has anything. */
    private void refusedByProcess(String... told) {
        var asked = desk.ask("project", "hostile-repo", "kind", "test", "repository", url(), "tag", "1.0.0");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var process = TrialDesk.read(asked.body()).path("process").asText();
        var ended = desk.settled(process);
        assertThat(ended.path("outcome").asText()).as(ended.toPrettyString()).isEqualTo("Trial refused");
        assertThat(ended.toString()).contains(told);
        assertThat(desk.installation("hostile-repo-test").path("state").asText())
                .isEqualTo("removed");
        assertThat(Ground.of(box, door, history).places()).isEqualTo(before.places());
    }

    private String url() {
        return "file://" + folder.resolve("bad.git");
    }

    private static HttpServer serving(String path, String location, AtomicInteger visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            visits.incrementAndGet();
            if (!location.isEmpty()) exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(location.isEmpty() ? 404 : 302, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
