package org.gaas.releases;

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
import java.util.stream.Stream;
import org.gaas.TestDatabase;
import org.gaas.applications.Argv;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.engine.TestFences;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.remote.Host;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.LocalWire;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Desks that share a database, a repository, and a server for builds on this machine. */
abstract class BuildsFixture {
    static final Repository CODE = new Repository("https://git.example.org/app.git");

    @TempDir
    Path folder;

    final TestDatabase database = new TestDatabase();
    final FakeSource source = new FakeSource();
    final Map<String, Builds> desks = new HashMap<>();
    final Map<String, Artefacts> stores = new HashMap<>();
    Fleet fleet;
    Host real;
    Host host;

    @BeforeEach
    void make() throws Exception {
        var platform = hasOnlyBusybox() ? Busybox.platform(programs()) : new PlainPlatform();
        var jdbc = database.jdbc();
        Files.createDirectories(root());
        var wire = new LocalWire(hasOnlyBusybox() ? Busybox.SHELL : "/bin/sh");
        real = new ScriptHost("build1", root().toString(), platform, wire, RemoteSettings.usual(folder));
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
    void close() throws IOException {
        Busybox.remove(programs());
        desks.values().forEach(Builds::destroy);
        database.close();
    }

    /** Whether the server has busybox, and nothing else. */
    boolean hasOnlyBusybox() {
        return false;
    }

    static Map<String, String> tree(String script, String... files) {
        var tree = new HashMap<String, String>();
        tree.put("bin/build", "x:#!/bin/sh\nset -e\n" + script + "\n");
        for (var i = 0; i < files.length; i += 2) tree.put(files[i], files[i + 1]);
        return tree;
    }

    /** A part of a script: one more run. */
    String counted() {
        return "printf x >>'" + folder + "/runs'";
    }

    long runs() throws IOException {
        return Files.size(folder.resolve("runs"));
    }

    @SafeVarargs
    final String built(String desk, Map<String, String> tree, List<String>... commands) throws Exception {
        var builds = desk(desk);
        var tag = "t" + Sha256.of(tree.toString()).substring(0, 20);
        source.tagged(tag, tree);
        var revision = releases(desk).resolve(CODE, new Tag(tag), true);
        var artefact = releases(desk).fetch(revision, Watch.none());
        var recipe = new BuildRecipe(
                artefact.id(), Stream.of(commands).map(Argv::new).toList());
        return builds.built(recipe, Watch.none());
    }

    synchronized Builds desk(String name) {
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

    Releases releases(String desk) {
        return new Releases(
                List.of(source),
                allowed(),
                store(desk),
                new ReleaseRecords(database.jdbc(), Clock.systemUTC()),
                outcomes(desk));
    }

    BuildOutcomes outcomes(String desk) {
        return new BuildOutcomes(store(desk), allowed(), new BuildRecords(database.jdbc(), Clock.systemUTC()), fleet);
    }

    synchronized Artefacts store(String desk) {
        return stores.computeIfAbsent(desk, any -> new Artefacts(folder.resolve("desk-" + desk), Clock.systemUTC()));
    }

    static AllowedRepositories allowed() {
        return new AllowedRepositories(RepositorySettings.none(), name -> List.of());
    }

    Map<String, String> contents(String desk, String artefact) throws IOException {
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
    List<String> leftOver() throws IOException {
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

    Path root() {
        return folder.resolve("build1");
    }

    static Server server(Server.State state) {
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

    private Path programs() {
        return folder.resolve("busybox");
    }
}
