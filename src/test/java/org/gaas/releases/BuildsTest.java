package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.gaas.TestDatabase;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.engine.TestFences;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Operation;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.Platform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.LocalWire;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Builds")
class BuildsTest {
    private static final Repository CODE = new Repository("https://git.example.org/app.git");

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final FakeSource source = new FakeSource();
    private final Map<String, Builds> desks = new HashMap<>();
    private final Map<String, Artefacts> stores = new HashMap<>();
    private Fleet fleet;
    private Host real;
    private Host host;

    @BeforeEach
    void make() throws Exception {
        var jdbc = database.jdbc();
        Files.createDirectories(root());
        var wire = new LocalWire(shell());
        real = new ScriptHost("build1", root().toString(), platform(), wire, RemoteSettings.usual(folder));
        host = real;
        fleet = new Fleet(
                jdbc,
                access -> host,
                List.of(new PlainPlatform()),
                folder,
                new Trail(jdbc, database.transactions(), Clock.systemUTC()));
        fleet.register(server(Server.State.ACTIVE), "adam");
    }

    @AfterEach
    void close() {
        desks.values().forEach(Builds::destroy);
        database.close();
    }

    Platform platform() throws Exception {
        return new PlainPlatform();
    }

    String shell() {
        return "/bin/sh";
    }

    @Test
    @DisplayName("keep the source, and add, change and remove what the commands say, exactly")
    void outcome() throws Exception {
        var long1 = "n".repeat(120);
        var artefact = built(
                "one",
                tree("""
                        mkdir -p public/made vendor/bin empty
                        printf 'from %s\\n' "$1" >public/made/page
                        printf more >>kept; rm gone
                        printf '#!/bin/sh\\n' >vendor/bin/tool; chmod 755 vendor/bin/tool
                        ln -s ../../bin/build vendor/bin/link
                        ln kept vendor/same
                        printf x >-rf; : >nothing; printf l >"a name of $(printf 'n%.0s' 1 2 3)"
                        mkdir LONG LONG/LONG; printf deep >LONG/LONG/LONG
                        """.replace("LONG", long1), "kept", "some ", "gone", "bye"),
                List.of("bin/build", "it's $HOME"),
                List.of("true"));
        assertThat(contents("one", artefact))
                .containsEntry("public/made/page", "PLAIN from it's $HOME\n")
                .containsEntry("kept", "PLAIN some more")
                .containsEntry("vendor/same", "PLAIN some more")
                .containsEntry("vendor/bin/tool", "EXECUTABLE #!/bin/sh\n")
                .containsEntry("vendor/bin/link", "LINK ../../bin/build")
                .containsEntry("-rf", "PLAIN x")
                .containsEntry("nothing", "PLAIN ")
                .containsEntry("a name of nnn", "PLAIN l")
                .containsEntry(long1 + "/" + long1 + "/" + long1, "PLAIN deep")
                .doesNotContainKey("gone")
                .hasEntrySatisfying("bin/build", script -> assertThat(script).startsWith("EXECUTABLE "));
    }

    @Test
    @DisplayName("happen once for a source and its commands, and again when one of them differs")
    void once() throws Exception {
        var tree = tree("date +%N >made; " + counted());
        var artefact = built("one", tree, List.of("bin/build"));
        assertThat(built("one", tree, List.of("bin/build"))).isEqualTo(artefact);
        assertThat(runs()).isEqualTo(1);
        built("one", tree, List.of("bin/build", "other"));
        built("one", tree("date +%N >made #; " + counted() + "\n" + counted()), List.of("bin/build"));
        assertThat(runs()).isEqualTo(3);
    }

    @Test
    @DisplayName("happen once when several desks ask at the same time; who was overtaken asks again")
    void together() throws Exception {
        var tree = tree(counted() + "; sleep 1; date +%N >made");
        var threads = Executors.newFixedThreadPool(4);
        try {
            var asked = new ArrayList<Callable<String>>();
            for (var desk : List.of("one", "two", "one", "two")) asked.add(() -> builtAfterAll(desk, tree));
            var answers = new ArrayList<String>();
            for (var answer : threads.invokeAll(asked)) answers.add(answer.get());
            assertThat(Set.copyOf(answers)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(runs()).isEqualTo(1);
        assertThat(leftOver()).isEmpty();
    }

    @Test
    @DisplayName("may be begun again after the desk was killed at any of its calls")
    void killed() throws Exception {
        for (var after : new boolean[] {false, true}) {
            for (var trip = 1; ; trip++) {
                var tree = tree("date +%N >made", "which", after + " " + trip);
                host = new KilledHost(real, trip, after);
                var killed = true;
                try {
                    built("one", tree, List.of("bin/build"));
                    killed = false;
                } catch (KilledHost.Killed inTheMiddle) {
                    host = real;
                    var artefact = built("two", tree, List.of("bin/build"));
                    assertThat(contents("two", artefact)).containsKey("made");
                    host = real;
                    assertThat(built("one", tree, List.of("bin/build"))).isEqualTo(artefact);
                }
                if (!killed) break;
                assertThat(leftOver())
                        .as("call " + trip + (after ? ", after" : ", before"))
                        .isEmpty();
                assertThat(trip).isLessThan(60);
            }
        }
    }

    @Test
    @DisplayName("whose outcome was on its way to where it is kept when the desk was killed are kept after all")
    void halfKept() throws Exception {
        var kept = Files.createDirectories(root().resolve("srv/gaas/.builds/kept"));
        var place = new BuildPlace("0".repeat(64));
        Files.writeString(kept.resolve(place.key() + ".tar.new"), "outcome");
        new BuildHost(real, place, TestFences.in(database)).keepOutcome();
        assertThat(kept.resolve(place.key() + ".tar")).hasContent("outcome");
        assertThat(kept.resolve(place.key() + ".tar.new")).doesNotExist();
    }

    @Test
    @DisplayName("that ended well and left nothing are forgotten, so that the next attempt begins anew")
    void nothingLeft() throws Exception {
        Files.createDirectories(root().resolve("srv/gaas/.builds/kept"));
        var place = new BuildPlace("0".repeat(64));
        var build = new BuildHost(real, place, TestFences.in(database));
        real.begin(place.operation(), Command.of(Fragment.run("true")));
        await().until(() -> real.poll(place.operation()) instanceof Operation.Ended);
        assertThatThrownBy(build::keepOutcome).hasMessageContaining("the build left no outcome");
        assertThat(leftOver()).isEmpty();
    }

    @Test
    @DisplayName("that were cut off on their host begin anew, from the source as it was")
    void cutOff() throws Exception {
        var tree = tree("[ ! -e half ] || exit 9; echo x >half; " + counted() + "; [ \"$(wc -c <'" + folder
                + "/runs')\" -gt 1 ] || kill -9 $PPID $$");
        assertThatThrownBy(() -> built("one", tree, List.of("bin/build"))).isInstanceOf(BuildFailed.class);
        var artefact = built("one", tree, List.of("bin/build"));
        assertThat(contents("one", artefact)).containsEntry("half", "PLAIN x\n");
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    @DisplayName("that fail say where, how, and their last words; nothing of them is left, and they may be tried again")
    void failing() throws Exception {
        var tree = tree("echo out; echo 'no such library' >&2; exit 3");
        for (var i = 0; i < 2; i++)
            assertThatThrownBy(() -> built("one", tree, List.of("true"), List.of("bin/build"), List.of("bin/build")))
                    .isInstanceOf(BuildFailed.class)
                    .hasMessage("the build on build1 ended with code 3; it said: out\nno such library");
        assertThatThrownBy(() -> built("one", tree, List.of("no-such-program")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("127")
                .hasMessageContaining("no-such-program");
        assertThat(leftOver()).isEmpty();
    }

    @Test
    @DisplayName("are refused when no active server has the role")
    void noServer() {
        fleet.register(server(Server.State.DRAINING), "adam");
        assertThatThrownBy(() -> built("one", tree("true"), List.of("bin/build")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("must be built")
                .hasMessageContaining("no active server has the role build (build1 is draining)");
    }

    @Test
    @DisplayName("whose outcome can't be shipped as it is are refused, with the reason")
    void unshippable() {
        for (var made : Map.of(
                        "ln -s /etc/passwd link", "LINK_LEAVES_RELEASE",
                        "mkfifo pipe", "TREE_INVALID",
                        "mkdir -p vendor/x/.git; echo x >vendor/x/.git/config", "FILE_NAME_NOT_ALLOWED",
                        "echo x >\"$(printf 'a\\377')\"", "FILE_NAME_NOT_ALLOWED")
                .entrySet())
            assertThatThrownBy(() -> built("one", tree(made.getKey()), List.of("bin/build")))
                    .isInstanceOf(BuildFailed.class)
                    .hasMessageContaining("can't be shipped")
                    .hasMessageContaining(made.getValue());
    }

    @Test
    @DisplayName("see a clean environment with a home of their own")
    void environment() throws Exception {
        var artefact = built("one", tree("env | sort >seen; echo here >\"$HOME/cache\""), List.of("bin/build"));
        assertThat(contents("one", artefact).get("seen").lines().map(line -> line.replaceAll("^PLAIN |=.*", "")))
                .isSubsetOf("ACTOR", "HOME", "LC_ALL", "OLDPWD", "PATH", "PWD", "SHLVL", "_");
        assertThat(contents("one", artefact).get("seen")).contains("/.builds/");
        assertThat(contents("one", artefact)).containsOnlyKeys("bin/build", "seen");
    }

    @Test
    @DisplayName("are fetched from their host by a desk that lacks them; when they are gone there, it says so")
    void elsewhere() throws Exception {
        var tree = tree(counted() + "; date +%N >made");
        var artefact = built("one", tree, List.of("bin/build"));
        desk("two");
        releases("two").bringHere(artefact, Watch.none());
        assertThat(contents("two", artefact)).isEqualTo(contents("one", artefact));
        assertThat(runs()).isEqualTo(1);

        var kept = root().resolve("srv/gaas/.builds/kept");
        try (var files = Files.list(kept)) {
            for (var file : files.toList()) Files.delete(file);
        }
        desk("three");
        assertThatThrownBy(() -> releases("three").bringHere(artefact, Watch.none()))
                .hasMessageContaining("build1")
                .hasMessageContaining("keeps it no longer");
    }

    @Test
    @DisplayName("tell beforehand which programs their host lacks, and that there is no host")
    void lacking() throws Exception {
        var build = new Descriptor.Build(List.of(
                new Argv(List.of("no-such-program", "x")),
                new Argv(List.of("tar", "x")),
                new Argv(List.of("bin/build")),
                new Argv(List.of("no-such-program"))));
        assertThat(desk("one").lacking(build)).containsExactly("no-such-program");
        fleet.register(server(Server.State.RETIRED), "adam");
        assertThatThrownBy(() -> desk("one").lacking(build)).isInstanceOf(NoServerFits.class);
    }

    private static Map<String, String> tree(String script, String... files) {
        var tree = new HashMap<String, String>();
        tree.put("bin/build", "x:#!/bin/sh\nset -e\n" + script + "\n");
        for (var i = 0; i < files.length; i += 2) tree.put(files[i], files[i + 1]);
        return tree;
    }

    /** A part of a script: one more run. */
    private String counted() {
        return "printf x >>'" + folder + "/runs'";
    }

    private long runs() throws IOException {
        return Files.size(folder.resolve("runs"));
    }

    @SafeVarargs
    private String built(String desk, Map<String, String> tree, List<String>... commands) throws Exception {
        var builds = desk(desk);
        var tag = "t" + Sha256.of(tree.toString()).substring(0, 20);
        source.tagged(tag, tree);
        var revision = releases(desk).resolve(CODE, new Tag(tag), true);
        var artefact = releases(desk).fetch(revision, Watch.none());
        var recipe = new BuildRecipe(
                artefact.id(), Stream.of(commands).map(Argv::new).toList());
        return builds.built(recipe, Watch.none());
    }

    /** As the engine does it: what waiting may cure is tried again. */
    private String builtAfterAll(String desk, Map<String, String> tree) throws Exception {
        for (var tries = 0; ; tries++) {
            try {
                return built(desk, tree, List.of("bin/build"));
            } catch (RemoteFailure overtaken) {
                assertThat(overtaken.curableByWaiting() && tries < 50)
                        .as(overtaken.getMessage())
                        .isTrue();
            }
        }
    }

    private synchronized Builds desk(String name) {
        return desks.computeIfAbsent(
                name,
                any -> new Builds(
                        null,
                        null,
                        releases(name),
                        outcomes(name),
                        new BuildRecords(database.jdbc(), Clock.systemUTC()),
                        new Placement(fleet, Map::of),
                        fleet,
                        TestFences.in(database)));
    }

    private Releases releases(String desk) {
        return new Releases(
                List.of(source),
                allowed(),
                store(desk),
                new ReleaseRecords(database.jdbc(), Clock.systemUTC()),
                outcomes(desk));
    }

    private BuildOutcomes outcomes(String desk) {
        return new BuildOutcomes(store(desk), allowed(), new BuildRecords(database.jdbc(), Clock.systemUTC()), fleet);
    }

    private synchronized Artefacts store(String desk) {
        return stores.computeIfAbsent(desk, any -> new Artefacts(folder.resolve("desk-" + desk), Clock.systemUTC()));
    }

    private static AllowedRepositories allowed() {
        return new AllowedRepositories(RepositorySettings.none(), name -> List.of());
    }

    private Map<String, String> contents(String desk, String artefact) throws IOException {
        var contents = new HashMap<String, String>();
        try (var entries = store(desk).entries(artefact)) {
            for (var entry : entries.toList())
                try (var content = store(desk).content(entry)) {
                    contents.put(
                            entry.path(),
                            entry.mode() + " " + new String(content.readAllBytes(), StandardCharsets.UTF_8));
                }
        }
        return contents;
    }

    /** What is on the host beside the outcomes that it keeps. */
    private List<String> leftOver() throws IOException {
        var left = new ArrayList<String>();
        for (var place : List.of("srv/gaas/.builds", "users", "var/lib/gaas/operations")) {
            if (!Files.isDirectory(root().resolve(place))) continue;
            try (var files = Files.list(root().resolve(place))) {
                files.map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> !name.equals("kept"))
                        .forEach(left::add);
            }
        }
        return left;
    }

    private Path root() {
        return folder.resolve("build1");
    }

    private static Server server(Server.State state) {
        return new Server(
                new ServerName("build1"),
                Set.of(new ServerRole("build")),
                "default",
                "127.0.0.1",
                22,
                "root",
                "/",
                "plain",
                List.of("ssh-ed25519 AAAA"),
                state);
    }
}
