package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.gaas.TestDatabase;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.engine.TestFences;
import org.gaas.engine.Work;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Owner;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.Platform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.ShFunction;
import org.gaas.remote.TextFile;
import org.gaas.remote.sh.LocalWire;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Bringing several installations to what is wished")
class FulfilmentTest {
    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final Trail trail = new Trail(database.jdbc(), database.transactions(), Clock.systemUTC());
    private final Map<String, LocalWire> wires = new ConcurrentSkipListMap<>();
    private final Fleet fleet =
            new Fleet(database.jdbc(), this::connect, List.of(new NamedPlatform("fake")), Path.of("key"), trail);
    private final Fulfilment fulfilment = new Fulfilment(fleet, TestFences.in(database));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("is one script for each server, and told in the order of what was wished")
    void oneScript() {
        servers("one1", "two1");
        var wished = List.of(
                wished("capri", "one1", directory("capri")),
                wished("depar", "two1", directory("depar")),
                wished("cicero", "one1", directory("cicero"), new TextFile("no/such/file", Owner.DESK, "0644", "x")));
        var looked = fulfilment.checkAll(wished);
        assertThat(looked)
                .extracting(Fulfilled::installation)
                .extracting(InstallationId::value)
                .containsExactly("capri-test", "depar-test", "cicero-test");
        assertThat(outcomes(looked.get(2))).containsExactly(Outcome.WOULD_APPLY, Outcome.WOULD_APPLY);

        var done = fulfilment.convergeAll(wished);
        assertThat(outcomes(done.get(0))).containsExactly(Outcome.APPLIED);
        assertThat(outcomes(done.get(1))).containsExactly(Outcome.APPLIED);
        assertThat(outcomes(done.get(2))).containsExactly(Outcome.APPLIED, Outcome.FAILED);
        assertThat(folder.resolve("two1/depar")).isDirectory();
        assertThat(wires).hasSize(2);
        assertThat(wires.values()).extracting(LocalWire::count).containsExactly(2, 2);
        assertThat(fulfilment.convergeAll(List.of())).isEmpty();
    }

    @Test
    @DisplayName("goes on where another server can't be reached, or is retired")
    void unreachable() {
        servers("one1", "dead1", "gone1");
        fleet.change(new ServerName("gone1"), Server.State.RETIRED, "adam");
        var done = fulfilment.convergeAll(List.of(
                wished("capri", "dead1", directory("capri")),
                wished("depar", "one1", directory("depar")),
                wished("cicero", "gone1", directory("cicero"))));
        assertThat(done.get(0).report()).isEmpty();
        assertThat(done.get(0).trouble()).get().satisfies(trouble -> {
            assertThat(trouble.code()).isEqualTo("UNREACHABLE");
            assertThat(trouble.sentence()).contains("dead1", "nothing answers");
        });
        assertThat(outcomes(done.get(1))).containsExactly(Outcome.APPLIED);
        assertThat(done.get(2).trouble()).map(Trouble::code).contains("SERVER_RETIRED");
    }

    @Test
    @DisplayName("happens on all servers at once")
    void atOnce() {
        servers("one1", "two1");
        var done = fulfilment.convergeAll(
                List.of(wished("capri", "one1", meets("two1")), wished("depar", "two1", meets("one1"))));
        assertThat(outcomes(done.get(0))).containsExactly(Outcome.APPLIED);
        assertThat(outcomes(done.get(1))).containsExactly(Outcome.APPLIED);
    }

    @Test
    @DisplayName("is in the trail for each installation, as a part of the work that it is done in")
    void audited() {
        servers("one1", "two1");
        var work = new Work("request-7", "", "", "", "hanna");
        try (var now = work.begin()) {
            fulfilment.convergeAll(
                    List.of(wished("capri", "one1", directory("capri")), wished("depar", "two1", directory("depar"))));
            fulfilment.convergeAll(List.of(wished("capri", "one1", directory("capri"))));
        }
        assertThat(trail.of("one1", 4))
                .extracting(Line::what, Line::subject, Line::outcome, Line::detail)
                .containsExactly(
                        tuple("converge", "installation.capri-test", "UNCHANGED", ""),
                        tuple("converge", "installation.capri-test", "BEGUN", "directory capri"),
                        tuple("converge", "directory capri", "APPLIED", ""),
                        tuple("converge", "installation.capri-test", "BEGUN", "directory capri"));
        assertThat(trail.of("two1", 2)).extracting(Line::behalf).containsOnly("hanna");
    }

    private Host connect(ServerAccess access) {
        if (access.name().startsWith("dead"))
            throw RemoteFailure.of(RemoteFailure.Reason.UNREACHABLE, access.name(), "a connection", "nothing answers");
        var wire = wires.computeIfAbsent(access.name(), name -> new LocalWire("/bin/sh"));
        return new ScriptHost(
                access.name(),
                folder.resolve(access.name()).toString(),
                new PlainPlatform(),
                wire,
                RemoteSettings.usual(folder));
    }

    private void servers(String... names) {
        for (var name : names) {
            assertThat(folder.resolve(name).toFile().mkdir()).isTrue();
            fleet.register(
                    new Server(
                            new ServerName(name),
                            Set.of(new ServerRole("trial")),
                            Server.DEFAULT_ZONE,
                            "127.0.0.1",
                            22,
                            "root",
                            "/",
                            "fake",
                            List.of("ssh-ed25519 AAAA"),
                            Server.State.ACTIVE),
                    "adam");
        }
    }

    private static Wished wished(String project, String server, Desired... wishes) {
        var installation = new Installation(
                1,
                new InstallationId(project + "-test"),
                new ProjectName(project),
                new EnvironmentName("test"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(Part.WEB, new ServerName(server)),
                Installation.State.INSTALLED,
                "dora",
                Optional.empty(),
                Instant.EPOCH);
        return new Wished(installation, Part.WEB, List.of(wishes));
    }

    private static Desired directory(String path) {
        return new Directory(path, Owner.DESK, "0755");
    }

    private static List<Outcome> outcomes(Fulfilled one) {
        return one.report().orElseThrow().lines().stream()
                .map(Report.Line::outcome)
                .toList();
    }

    /** Is fulfilled when a script on the other server is there at the same time. */
    private static Desired meets(String other) {
        return new Desired() {
            @Override
            public String subject() {
                return "a meeting";
            }

            @Override
            public Fragment probe(Platform platform) {
                return Fragment.call(ShFunction.of("test_met", "[ -e \"$1/met\" ]"))
                        .path("");
            }

            @Override
            public Fragment apply(Platform platform) {
                return Fragment.call(ShFunction.of("test_meet", """
                                : >"$1/here"
                                test_left=200
                                while [ ! -e "$1/../$2/here" ]; do
                                    [ $((test_left -= 1)) -gt 0 ] || return 1
                                    sleep 0.05
                                done
                                : >"$1/met\"""")).path("").text(other);
            }
        };
    }
}
