package org.gaas.remote.sh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Ending;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Owner;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.Platform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.ShFunction;
import org.gaas.remote.SystemUser;
import org.gaas.remote.TextFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Several lists of wishes for one server")
class SeveralListsTest {
    @TempDir
    Path root;

    LocalWire wire = new LocalWire("/bin/sh");

    Host host(Duration lockTimeout, Duration commandTimeout) {
        return new ScriptHost(
                "local1", root.toString(), new PlainPlatform(), wire, settings(lockTimeout, commandTimeout));
    }

    @Test
    @DisplayName("go in one round trip; one that fails keeps no other from being fulfilled")
    void oneBroken() throws IOException {
        Files.createDirectories(root.resolve("b.conf"));
        var lists = List.of(
                list("a", new Directory("a", Owner.DESK, "0755")),
                list("b", new TextFile("b.conf", Owner.DESK, "0644", "x"), new Directory("b", Owner.DESK, "0755")),
                list("c", new SystemUser("capri", "srv/capri"), new Directory("c", Owner.DESK, "0755")));
        var reports = host().convergeAll(lists);
        assertThat(reports)
                .extracting(SeveralListsTest::outcomes)
                .containsExactly(
                        List.of(Outcome.APPLIED),
                        List.of(Outcome.FAILED, Outcome.FAILED),
                        List.of(Outcome.APPLIED, Outcome.APPLIED));
        assertThat(reports.get(1).lines())
                .extracting(Report.Line::reason)
                .containsExactly("a directory is in its place", "not tried after file b.conf");
        assertThat(root.resolve("b")).doesNotExist();
        assertThat(root.resolve("c")).isDirectory();
        assertThat(host().convergeAll(lists))
                .extracting(SeveralListsTest::outcomes)
                .containsExactly(
                        List.of(Outcome.NONE),
                        List.of(Outcome.FAILED, Outcome.FAILED),
                        List.of(Outcome.NONE, Outcome.NONE));
        assertThat(host().convergeAll(List.of())).isEmpty();
        if (wire != null) assertThat(wire.count()).isEqualTo(2);
    }

    @Test
    @DisplayName("are looked at in one round trip, and nothing is changed")
    void looked() throws IOException {
        Files.createDirectories(root.resolve("b"));
        var reports = host().checkAll(List.of(
                List.of(new Directory("a", Owner.DESK, "0755"), new Directory("b", Owner.DESK, "0755")),
                List.of(),
                List.of(new Directory("c", Owner.DESK, "0755"))));
        assertThat(reports)
                .extracting(SeveralListsTest::outcomes)
                .containsExactly(List.of(Outcome.WOULD_APPLY, Outcome.NONE), List.of(), List.of(Outcome.WOULD_APPLY));
        assertThat(root.toFile().list()).containsExactly("b");
    }

    @Test
    @DisplayName("are fenced each for itself")
    void fenced() {
        var wish = new Directory("a", Owner.DESK, "0755");
        host().converge(Lock.installation("a", 7), List.of(wish)).orThrow();
        var reports = host().convergeAll(List.of(
                new Locked(Lock.installation("a", 6), List.of(wish, wish)),
                new Locked(Lock.installation("b", 6), List.of(wish))));
        assertThat(reports.get(0).lines())
                .extracting(Report.Line::reason)
                .containsExactly("a newer change, number 7, was there", "not tried after directory a");
        assertThat(outcomes(reports.get(1))).containsExactly(Outcome.NONE);
    }

    @Test
    @DisplayName("somebody who holds a lock keeps nobody else waiting: that list comes last, or is told not to be done")
    void held() throws Exception {
        host().converge(Lock.installation("a", 1), List.of()).orThrow();
        var file = root.resolve("var/lib/gaas/locks/installation.a");
        var holder = new ProcessBuilder("flock", file.toString(), "cat").start();
        try {
            await().until(() -> new ProcessBuilder("flock", "-n", file.toString(), "true")
                            .start()
                            .waitFor()
                    != 0);
            var lists = List.of(
                    list("a", new Directory("a", Owner.DESK, "0755")),
                    list("b", new Directory("b", Owner.DESK, "0755")));
            var first = host(Duration.ofMillis(200), Duration.ofSeconds(20)).convergeAll(lists);
            assertThat(first.get(0).lines().get(0).reason()).isEqualTo("another change holds the lock");
            assertThat(outcomes(first.get(1))).containsExactly(Outcome.APPLIED);
            assertThat(root.resolve("a")).doesNotExist();

            Files.delete(root.resolve("b"));
            var second = new FutureTask<>(
                    () -> host(Duration.ofSeconds(20), Duration.ofSeconds(20)).convergeAll(lists));
            new Thread(second).start();
            await().until(() -> Files.exists(root.resolve("b")));
            holder.getOutputStream().close();
            assertThat(second.get())
                    .extracting(SeveralListsTest::outcomes)
                    .containsExactly(List.of(Outcome.APPLIED), List.of(Outcome.APPLIED));
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    @Test
    @DisplayName("no lock is held longer than its own list takes")
    void released() {
        var free = wish("flock -n \"$1/installation.a\" true", "false");
        var reports = host().convergeAll(List.of(list("a", new Directory("a", Owner.DESK, "0755")), list("b", free)));
        assertThat(outcomes(reports.get(1))).containsExactly(Outcome.NONE);
    }

    @Test
    @DisplayName("when time is up, what was done until then is known")
    void late() {
        // not for ever: on busybox nobody ends it
        var stuck = wish("false", "test_left=50; while [ $((test_left -= 1)) -gt 0 ]; do sleep 0.1; done; false");
        var reports = host(Duration.ofMillis(500), Duration.ofMillis(500))
                .convergeAll(List.of(list("a", new Directory("a", Owner.DESK, "0755")), list("b", stuck, stuck)));
        assertThat(outcomes(reports.get(0))).containsExactly(Outcome.APPLIED);
        assertThat(reports.get(1).lines().get(0).reason()).contains("not done after 2 s");
        assertThat(reports.get(1).lines().get(1).reason()).startsWith("not tried after");
    }

    @Test
    @DisplayName("have an end that they share once, when all are done, and only where something was begun")
    void sharedEnd() throws IOException {
        var lists = List.of(
                list("a", laid("a"), new Directory("between", Owner.DESK, "0755")),
                list("b", laid("b")),
                list("c", laid("c")));
        host().convergeAll(List.of(lists.get(1), list("d"))).forEach(Report::orThrow);
        assertThat(root.resolve("ends")).hasContent("b");

        var reports = host().convergeAll(lists);
        assertThat(reports)
                .extracting(SeveralListsTest::outcomes)
                .containsExactly(
                        List.of(Outcome.APPLIED, Outcome.APPLIED), List.of(Outcome.NONE), List.of(Outcome.APPLIED));
        assertThat(root.resolve("ends")).hasContent("b\na b c between");
        host().convergeAll(lists);
        assertThat(root.resolve("ends")).hasContent("b\na b c between");
    }

    @Test
    @DisplayName("are all told that their shared end did not go well; one that is alone has an end of its own")
    void sharedEndFails() throws IOException {
        Files.createDirectories(root.resolve("ends"));
        var reports = host().convergeAll(List.of(list("a", laid("a")), list("b", laid("b"))));
        assertThat(reports).allSatisfy(report -> {
            assertThat(outcomes(report)).containsExactly(Outcome.FAILED);
            assertThat(report.lines().get(0).reason()).contains("ends");
        });
        assertThat(host().converge(Lock.installation("z", 1), List.of(laid("z")))
                        .failed())
                .isFalse();
    }

    @Test
    @DisplayName("an answer that was not given at all is not made up")
    void silent() {
        var silent = new ScriptHost(
                "mute1",
                root.toString(),
                new PlainPlatform(),
                (line, input, limit, out, err, wanted) -> 0,
                RemoteSettings.usual(root));
        assertThatThrownBy(() -> silent.convergeAll(List.of(list("a", new Directory("a", Owner.DESK, "0755")))))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Reason.ANSWER_INCOMPLETE));
    }

    private Host host() {
        return host(Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    static RemoteSettings settings(Duration lockTimeout, Duration commandTimeout) {
        var usual = RemoteSettings.usual(Path.of("key"));
        return new RemoteSettings(
                usual.key(),
                usual.connectTimeout(),
                usual.loginTimeout(),
                commandTimeout,
                lockTimeout,
                usual.idleTimeout(),
                usual.keepalive());
    }

    static List<Outcome> outcomes(Report report) {
        return report.lines().stream().map(Report.Line::outcome).toList();
    }

    private static Locked list(String installation, Desired... wishes) {
        return new Locked(Lock.installation(installation, 5), List.of(wishes));
    }

    /** A file that counts when it was noted in the file of ends, which several can be at once. */
    private static Desired laid(String name) {
        var noted = ShFunction.of("test_noted", "[ -e \"$1/$2.laid\" ] && [ -e \"$1/$2.ended\" ]");
        var lay = ShFunction.of("test_lay", "test_noted \"$1\" \"$2\" && return 10; : >\"$1/$2.laid\"", noted);
        var end = ShFunction.of("test_end", """
                cd "$1" || return 1
                test_all=
                for test_some in *.laid; do test_all="$test_all ${test_some%.laid}"; done
                [ ! -d between ] || test_all="$test_all between"
                echo ${test_all# } >>ends || return 1
                for test_some in *.laid; do : >"${test_some%.laid}.ended"; done""");
        return new Desired() {
            @Override
            public String subject() {
                return "file " + name;
            }

            @Override
            public Fragment probe(Platform platform) {
                return Fragment.call(noted).path("").text(name);
            }

            @Override
            public Fragment apply(Platform platform) {
                return Fragment.call(ShFunction.of("test_alone", ": >\"$1/$2.laid\"; : >\"$1/$2.ended\""))
                        .path("")
                        .text(name);
            }

            @Override
            public Optional<Ending> ending(Platform platform) {
                return Optional.of(new Ending(
                        Fragment.call(lay).path("").text(name),
                        Fragment.call(end).path("")));
            }
        };
    }

    /** Gets the folder of the locks. */
    private static Desired wish(String probe, String apply) {
        return new Desired() {
            @Override
            public String subject() {
                return "a test";
            }

            @Override
            public Fragment probe(Platform platform) {
                return Fragment.call(ShFunction.of("test_probe", probe)).path("var/lib/gaas/locks");
            }

            @Override
            public Fragment apply(Platform platform) {
                return Fragment.call(ShFunction.of("test_apply", apply)).path("var/lib/gaas/locks");
            }
        };
    }
}
