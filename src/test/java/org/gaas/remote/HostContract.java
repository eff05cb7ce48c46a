package org.gaas.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gaas.remote.Report.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every host does, however it is reached. */
public abstract class HostContract {
    protected static final Duration PATIENCE = Duration.ofSeconds(20);
    protected static final Owner APP = Owner.app("capri");

    @TempDir
    protected Path root;

    protected abstract Host host();

    @Test
    @DisplayName("an operation that can't begin says which command it was, for whoever mends it")
    void noPlaceForOperations() throws IOException {
        Files.createDirectories(root.resolve("var/lib/gaas"));
        Files.createFile(root.resolve("var/lib/gaas/operations"));
        assertThatThrownBy(() -> host().begin("nowhere", Command.of("bin/migrate", "--all")))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("bin/migrate --all, as operation nowhere");
    }

    @Test
    @DisplayName("wishes are applied once, in order, and found fulfilled the second time")
    void idempotent() throws IOException {
        var wishes = List.<Desired>of(
                new SystemUser("capri", "srv/gaas/capri"),
                new Directory("srv/gaas/capri", APP, "0750"),
                new Directory("/srv/gaas/capri/shared", APP, "2770").actingAs(APP),
                new TextFile("srv/gaas/capri/shared/settings.conf", APP, "0640", "a=1\n\n").actingAs(APP),
                new Symlink("srv/gaas/capri/current", "releases/1.0", Owner.DESK),
                new Symlink("srv/gaas/capri/home", "/srv/gaas/capri", Owner.DESK),
                PlainPlatform.service("nginx", "srv/gaas/capri"),
                new Absent("srv/gaas/old"));
        Files.createDirectories(root.resolve("srv/gaas/old/x"));

        assertThat(outcomes(host().check(wishes))).containsOnly(Outcome.WOULD_APPLY);
        assertThat(root.resolve("srv/gaas/capri")).doesNotExist();
        var first = host().converge(Lock.installation("capri", 1), wishes);
        assertThat(first.orThrow().lines()).hasSize(8);
        assertThat(outcomes(first)).containsOnly(Outcome.APPLIED);
        assertThat(outcomes(host().converge(Lock.installation("capri", 1), wishes)))
                .containsOnly(Outcome.NONE);
        assertThat(outcomes(host().check(wishes))).containsOnly(Outcome.NONE);

        assertThat(root.resolve("srv/gaas/capri/shared/settings.conf")).hasContent("a=1\n\n");
        assertThat(Files.readSymbolicLink(root.resolve("srv/gaas/capri/home")))
                .isEqualTo(root.resolve("srv/gaas/capri"));
        assertThat(root.resolve("srv/gaas/old")).doesNotExist();
    }

    @Test
    @DisplayName("a wish brings back what somebody changed by hand")
    void drift() throws IOException {
        var wish = new TextFile("etc/x.conf", Owner.DESK, "0600", "right");
        converge(new Directory("etc", Owner.DESK, "0755"), wish);
        Files.writeString(root.resolve("etc/x.conf"), "wrong");
        var seen = host().check(List.of(wish)).lines().get(0);
        assertThat(seen.outcome()).isEqualTo(Outcome.WOULD_APPLY);
        assertThat(seen.reason()).contains("other content");
        assertThat(outcomes(converge(wish))).containsExactly(Outcome.APPLIED);
        Local.line("chmod", "644", root.resolve("etc/x.conf").toString());
        assertThat(host().check(List.of(wish)).lines().get(0).reason()).contains("644");
        assertThat(outcomes(converge(wish))).containsExactly(Outcome.APPLIED);
        assertThat(root.resolve("etc/x.conf")).hasContent("right");
    }

    @Test
    @DisplayName("the first wish that fails ends the work, and says what was found")
    void failing() throws IOException {
        Files.createDirectories(root.resolve("etc/x.conf"));
        var report = converge(
                new TextFile("etc/x.conf", Owner.DESK, "0600", "right"), new Directory("later", Owner.DESK, "0755"));
        assertThat(outcomes(report)).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(report.lines().get(0).reason()).contains("a directory is in its place");
        assertThat(report.lines().get(1).reason()).contains("not tried after file etc/x.conf");
        assertThat(root.resolve("later")).doesNotExist();
        assertThatThrownBy(report::orThrow).isInstanceOfSatisfying(RemoteFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(RemoteFailure.Reason.NOT_CONVERGED);
            assertThat(failure.wanted()).isEqualTo("file etc/x.conf");
        });
    }

    @Test
    @DisplayName("a wish that stays unfulfilled after applying has failed")
    void deaf() {
        var lie =
                wish(ShFunction.of("test_lie", "echo never >&2; return 1"), ShFunction.of("test_nothing", "echo did"));
        assertThat(converge(lie).lines().get(0).reason()).isEqualTo("still never (applying said: did)");
    }

    @Test
    @DisplayName("a wish that is dear to look at tells in one go what became of it, and is only looked at in a check")
    void inOneGo() throws IOException {
        var dear = new Desired() {
            @Override
            public String subject() {
                return "a dear wish";
            }

            @Override
            public Fragment probe(Platform platform) {
                return Fragment.call(ShFunction.of("test_dear_look", "[ -e \"$1\" ]"))
                        .path("dear");
            }

            @Override
            public Fragment apply(Platform platform) {
                throw new AssertionError("goes in one");
            }

            @Override
            public Optional<Fragment> inOneGo(Platform platform) {
                return Optional.of(Fragment.call(ShFunction.of(
                                "test_dear",
                                "[ ! -e \"$1\" ] || return " + ALREADY
                                        + "; echo no folder; mkdir -- \"$1\" 2>/dev/null"))
                        .path("dear"));
            }
        };
        assertThat(outcomes(host().check(List.of(dear)))).containsExactly(Outcome.WOULD_APPLY);
        assertThat(outcomes(converge(dear, dear.actingAs(APP)))).containsExactly(Outcome.APPLIED, Outcome.NONE);
        assertThat(outcomes(host().check(List.of(dear)))).containsExactly(Outcome.NONE);
        Files.delete(root.resolve("dear"));
        Files.createSymbolicLink(root.resolve("dear"), root.resolve("nowhere"));
        var failed = converge(dear, new Directory("later", Owner.DESK, "0755"));
        assertThat(outcomes(failed)).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(failed.lines().get(0).reason()).isEqualTo("no folder");
        assertThat(root.resolve("later")).doesNotExist();
    }

    @Test
    @DisplayName("values with quotes, line ends, other alphabets and leading hyphens arrive as they are")
    void quoting() throws IOException {
        var everything = new StringBuilder();
        for (char c = 1; c < 0x250; c++) everything.append(c);
        for (var value : List.of(
                "it's \"so\" $HOME $(id) `id` \\ \\n \\\\ ! * ? [a] ~ # & | ; < > ( ) {}",
                "-n",
                "--",
                "line\nline\n\n",
                "G_MAIN\nEOF\n",
                "Søn Null 日本 \uD83D\uDE00 \u202Eright",
                everything.toString())) {
            var wish = new TextFile("-odd 'name' é", Owner.DESK, "0600", value);
            assertThat(outcomes(converge(wish))).as(value).containsExactly(Outcome.APPLIED);
            assertThat(Files.readString(root.resolve("-odd 'name' é"))).isEqualTo(value);
            assertThat(outcomes(host().check(List.of(wish)))).containsExactly(Outcome.NONE);
            assertThat(outcomes(host().check(List.of(wish.actingAs(APP))))).containsExactly(Outcome.NONE);
            assertThat(host().run(Command.of("printf", "%s", value)).out()).isEqualTo(value);
            assertThat(host().run(Command.of("cat").reading(value)).out()).isEqualTo(value);
            assertThat(host().run(Command.of("cat").as(APP).reading(value)).out())
                    .isEqualTo(value);
            assertThat(host().run(script("printf %s \"$V\"").with("V", value)).out())
                    .isEqualTo(value);
            assertThat(host().run(Command.of("printf", "%s", value).reading(Source.of(new byte[0])))
                            .out())
                    .isEqualTo(value);
        }
    }

    @Test
    @DisplayName("a command's exit code, output and complaints come back apart")
    void results() {
        var result = host().run(script("echo out; echo err >&2; return 3"));
        assertThat(result).isEqualTo(new Result(result.server(), 3, "out\n", "err\n", false));
        assertThatThrownBy(() -> result.expect("the release to be linked"))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(RemoteFailure.Reason.COMMAND_FAILED);
                    assertThat(failure.found()).isEqualTo("exit code 3, err");
                    assertThat(failure.wanted()).isEqualTo("the release to be linked");
                });
        assertThat(host().run(Command.of("no-such-program")).exit()).isEqualTo(127);
        assertThat(host().run(script("kill -9 $$")).exit()).isEqualTo(137);
        assertThat(host().run(Command.of("true").in("no/such/directory")).exit())
                .isEqualTo(126);
    }

    @Test
    @DisplayName("a command finds a fixed environment, its directory, and nothing to read")
    void environment() throws IOException {
        Files.createDirectories(root.resolve("srv/x"));
        assertThat(host().run(Command.of("pwd").in("srv/x")).out().strip())
                .isEqualTo(root.resolve("srv/x").toString());
        assertThat(host().run(Command.of("cat")).out()).isEmpty();
        assertThat(host().run(script("umask; echo $LC_ALL $PATH")).out()).startsWith("0022\nC /");
        assertThat(host().run(Command.of("env").with("APP", "x")).out().lines().map(line -> line.split("=")[0]))
                .contains("LC_ALL", "PATH", "HOME", "APP")
                .isSubsetOf("LC_ALL", "PATH", "HOME", "APP", "PWD", "OLDPWD", "SHLVL", "_");
        assertThat(host().run(script("echo $ACTOR").as(APP)).out()).isEqualTo("capri\n");
    }

    @Test
    @DisplayName("a function can hand a part of its work to another user")
    void twoUsers() {
        var asBoth = ShFunction.of("test_both", "\"$@\" sh -c 'echo \"by $ACTOR\"'; echo \"by $ACTOR\"");
        assertThat(host().run(Command.of(Fragment.call(asBoth).acting(APP))).out())
                .isEqualTo("by capri\nby \n");
        assertThat(host().run(Command.of(Fragment.call(asBoth).acting(Owner.DESK)))
                        .out())
                .isEqualTo("by \nby \n");
    }

    @Test
    @DisplayName("of much output the end is kept")
    void bigOutput() {
        var result = host().run(Command.of("seq", "1", "2000000"));
        assertThat(result.out()).endsWith("\n1999999\n2000000\n").hasSize(256 * 1024);
        assertThat(result.cut()).isTrue();
    }

    @Test
    @DisplayName("a command that takes too long is ended")
    void timeout() {
        assertFailure(RemoteFailure.Reason.TIMEOUT, () -> host().run(
                        Command.of("sleep", "60").within(Duration.ofSeconds(1))));
    }

    @Test
    @DisplayName("a stream reaches a command whole, and bounded memory is enough")
    void stream() throws IOException {
        var size = 64L * 1024 * 1024;
        assertThat(host().run(Command.of("wc", "-c").reading(zeros(size))).out().strip())
                .isEqualTo("" + size);
        assertThat(host().run(script("cat; echo \"$LC_ALL\"").reading(Source.of(new byte[] {0, 1, 10, -1})))
                        .out())
                .startsWith("\0\1\n");
        host().upload("big", Owner.DESK, "0640", zeros(size));
        assertThat(Files.size(root.resolve("big"))).isEqualTo(size);
        host().upload("-small", APP, "0400", Source.of("it".getBytes()));
        assertThat(root.resolve("-small")).hasContent("it");
        host().upload("-small", APP, "0400", Source.of(new byte[0]));
        assertThat(root.resolve("-small")).hasContent("");
        assertThat(root.toFile().list()).containsExactlyInAnyOrder("big", "-small");
    }

    @Test
    @DisplayName("output of any size is handed over byte for byte, and its command's end is told")
    void download() throws IOException {
        var bytes = new byte[3_000_000];
        new java.util.Random(7).nextBytes(bytes);
        Files.write(root.resolve("big"), bytes);
        var got = new java.io.ByteArrayOutputStream();
        assertThat(host().run(Command.of("cat", "big"), got).ok()).isTrue();
        assertThat(got.toByteArray()).isEqualTo(bytes);
        var failed = host().run(script("echo some; echo err >&2; return 3"), new java.io.ByteArrayOutputStream());
        assertThat(failed).isEqualTo(new Result(failed.server(), 3, "", "err\n", false));
        assertFailure(RemoteFailure.Reason.TIMEOUT, () -> host().run(
                        script("echo some; sleep 5").within(Duration.ofSeconds(1)),
                        java.io.OutputStream.nullOutputStream()));
    }

    @Test
    @DisplayName("output that can't be kept is a failure of the desk, and disturbs nobody else")
    void fullDesk() throws IOException {
        var full = new java.io.OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertFailure(RemoteFailure.Reason.DESK_UNWRITABLE, () -> host().run(Command.of("seq", "1", "200000"), full));
        assertThat(host().run(Command.of("echo", "on")).out()).isEqualTo("on\n");
    }

    @Test
    @DisplayName("an upload whose source breaks leaves nothing, and the old file as it was")
    void brokenSource() throws IOException {
        host().upload("file", Owner.DESK, "0640", Source.of("old".getBytes()));
        assertFailure(RemoteFailure.Reason.SOURCE_UNREADABLE, () -> host().upload(
                        "file", Owner.DESK, "0640", new BrokenSource(5 * 1024 * 1024)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(root.toFile().list()).containsExactly("file"));
        assertThat(root.resolve("file")).hasContent("old");
        assertFailure(RemoteFailure.Reason.COMMAND_FAILED, () -> host().upload(
                        "no/directory", Owner.DESK, "0640", Source.of(new byte[10_000_000])));
    }

    @Test
    @DisplayName("a lower fencing number is refused, the same and higher ones are not")
    void fence() {
        var wish = new Directory("x", Owner.DESK, "0755");
        host().converge(Lock.installation("capri", 7), List.of(wish)).orThrow();
        assertFailure(RemoteFailure.Reason.FENCED, () -> host().converge(
                        Lock.installation("capri", 6), List.of(new Directory("y", Owner.DESK, "0755"))));
        assertThat(root.resolve("y")).doesNotExist();
        host().converge(Lock.installation("capri", 7), List.of(wish)).orThrow();
        host().converge(Lock.installation("depar", 1), List.of(wish)).orThrow();
    }

    @Test
    @DisplayName("a change waits for another with the same lock, and gives up in time")
    void lock() throws Exception {
        var slow = wish(
                ShFunction.of("test_go", "[ -e \"$1\" ]"),
                ShFunction.of("test_wait", "while [ ! -e \"$1\" ]; do sleep 0.05; done"),
                "go");
        var first = inBackground(() ->
                host().converge(Lock.installation("capri", 1), List.of(slow)).orThrow());
        var lock = root.resolve("var/lib/gaas/locks/installation.capri");
        await().atMost(PATIENCE).until(() -> Files.exists(lock.resolveSibling(lock.getFileName() + ".fence")));
        assertFailure(RemoteFailure.Reason.LOCKED, () -> converge(new Directory("late", Owner.DESK, "0755")));
        host().converge(Lock.installation("depar", 1), List.of(new Directory("other", Owner.DESK, "0755")))
                .orThrow();
        var second = inBackground(
                () -> converge(new Directory("second", Owner.DESK, "0755")).orThrow());
        Files.createFile(root.resolve("go"));
        first.get();
        second.get();
        assertThat(root.resolve("second")).exists();
    }

    @Test
    @DisplayName("what a service reads has been read since it last changed")
    void service() throws IOException {
        var service = PlainPlatform.service("nginx", "etc/sites");
        converge(new Directory("etc/sites", Owner.DESK, "0755"), service).orThrow();
        assertThat(outcomes(converge(service))).containsExactly(Outcome.NONE);
        var report = converge(new TextFile("etc/sites/capri.conf", Owner.DESK, "0644", "x"), service);
        assertThat(outcomes(report)).containsExactly(Outcome.APPLIED, Outcome.APPLIED);
        assertThat(outcomes(converge(new Absent("etc/sites/capri.conf"), service)))
                .containsExactly(Outcome.APPLIED, Outcome.APPLIED);
        assertThat(root.resolve("services/nginx")).hasContent("x\nx\nx\n");
    }

    @Test
    @DisplayName("no secret can be seen among the arguments of processes")
    void secrets() throws Exception {
        var look = ShFunction.of(
                "test_look",
                "cat >/dev/null; for test_p in /proc/[0-9]*/cmdline; do tr '\\000' ' ' <\"$test_p\"; echo; done 2>/dev/null");
        var seen = host().run(Command.of(Fragment.call(look).secret(Secret.of("hush-argument")))
                .as(APP)
                .reading(Secret.of("hush-input"))
                .with("VARIABLE", "hush-variable"));
        assertThat(seen.out()).contains("sh -s").doesNotContain("hush-");
        assertThat(Command.of(Fragment.call(look).secret(Secret.of("hush-argument")))
                        .reading(Secret.of("hush"))
                        .toString())
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("an operation goes on without its client, tells its progress, and is started once")
    void operation() throws IOException {
        var work = script("""
                echo begun >>"$HERE/runs"
                echo "1 2 halfway there" >&3
                cat
                while [ ! -e "$HERE/go" ]; do sleep 0.05; done
                echo done""").with("HERE", root.toString()).reading(Secret.of("hush\n"));
        host().begin("ship-1", work);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(host().poll("ship-1"))
                .isEqualTo(new Operation.Running(1, 2, "halfway there", "hush\n")));
        host().begin("ship-1", work);
        Files.createFile(root.resolve("go"));
        assertThat(ended("ship-1").expect("shipping").out()).isEqualTo("hush\ndone\n");
        host().begin("ship-1", work);
        assertThat(ended("ship-1").ok()).isTrue();
        assertThat(root.resolve("runs")).hasContent("begun\n");
        assertThat(Local.line("grep", "-r", "hush", root.resolve("var/lib/gaas/operations") + "/ship-1/lock"))
                .isEmpty();
        host().forget("ship-1");
        assertThat(root.resolve("var/lib/gaas/operations/ship-1")).doesNotExist();
    }

    @Test
    @DisplayName("an operation that failed says so, and is started again on demand")
    void failedOperation() {
        var work = script("echo x >>runs; echo oops; [ $(wc -l <runs) -gt 1 ]");
        host().begin("flaky", work);
        var first = ended("flaky");
        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.out()).isEqualTo("oops\n");
        host().begin("flaky", work);
        await().atMost(PATIENCE).until(() -> ended("flaky").ok());
        host().begin("lost", Command.of("true").in("no/such/directory"));
        assertThat(ended("lost").exit()).isEqualTo(126);
    }

    @Test
    @DisplayName("an operation that vanished is told from one that runs, and can be started again")
    void vanished() throws IOException {
        assertFailure(RemoteFailure.Reason.VANISHED, () -> host().poll("never-begun"));
        var work = script("echo $$ >pid.new; mv pid.new pid; [ -e again ] || sleep 1000");
        host().begin("gone", work);
        await().atMost(PATIENCE).until(() -> Files.exists(root.resolve("pid")));
        host().forget("gone");
        assertThat(host().poll("gone")).isInstanceOf(Operation.Running.class);
        killSessionOf(Files.readString(root.resolve("pid")).strip());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertFailure(RemoteFailure.Reason.VANISHED, () -> host().poll("gone")));
        Files.createFile(root.resolve("again"));
        host().begin("gone", work);
        assertThat(ended("gone").ok()).isTrue();
    }

    @Test
    @DisplayName("an operation that was called off is not begun any more; one that runs is waited for")
    void calledOff() throws IOException {
        var work = script("echo x >>ran; while [ ! -e enough ]; do sleep 0.05; done; exit 1");
        assertThat(host().callOff("never")).as("nothing of it runs").isTrue();
        assertFailure(RemoteFailure.Reason.CALLED_OFF, () -> host().begin("never", work));
        assertThat(root.resolve("ran")).doesNotExist();
        host().begin("runs", work);
        await().atMost(PATIENCE).until(() -> Files.exists(root.resolve("ran")));
        assertThat(host().callOff("runs")).as("it goes on").isFalse();
        Files.createFile(root.resolve("enough"));
        await().atMost(PATIENCE).until(() -> host().callOff("runs"));
        assertThat(ended("runs").exit()).isEqualTo(1);
        assertFailure(RemoteFailure.Reason.CALLED_OFF, () -> host().begin("runs", work));
        assertThat(root.resolve("ran")).hasContent("x");
    }

    @Test
    @DisplayName("an operation is ended when its time is up")
    void lateOperation() {
        host().begin("late", Command.of("sleep", "1000").within(Duration.ofSeconds(1)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertFailure(RemoteFailure.Reason.TIMEOUT, () -> host().poll("late")));
    }

    @Test
    @DisplayName(
            "of an operation's output and progress only the end is kept, and what it leaves behind does not hold it up")
    void boundedOperation() throws IOException {
        host().begin(
                        "loud",
                        script("seq 1 300000; seq 1 50 | sed 's/$/ 50 x/' >&3; sleep 60 & echo $! >left; echo end"));
        var out = ended("loud").out();
        killSessionOf(Files.readString(root.resolve("left")).strip());
        assertThat(out).endsWith("\n300000\nend\n").hasSizeBetween(60_000, 65_536);
        assertThat(Local.line(
                                "du",
                                "-sk",
                                root.resolve("var/lib/gaas/operations/loud").toString())
                        .split("\\s")[0])
                .satisfies(size -> assertThat(Integer.parseInt(size)).isLessThan(2200));
    }

    @Test
    @DisplayName("operations that ended a week ago are cleaned away")
    void oldOperations() {
        host().begin("old", Command.of("true"));
        host().begin("recent", Command.of("true"));
        ended("old");
        ended("recent");
        var operations = root.resolve("var/lib/gaas/operations");
        Local.line("touch", "-d", "9 days ago", operations + "/old/exit");
        host().begin("new", Command.of("true"));
        ended("new");
        assertThat(operations.toFile().list()).containsExactlyInAnyOrder("new", "recent");
    }

    protected Result ended(String operation) {
        await().atMost(PATIENCE).until(() -> host().poll(operation) instanceof Operation.Ended);
        return ((Operation.Ended) host().poll(operation)).result();
    }

    /** Kills everything in the session of a process, as a restart of the server would. */
    protected static void killSessionOf(String pid) {
        var session = Local.line("ps", "-o", "sid=", "-p", pid);
        for (var process : Local.line("ps", "-o", "pid=", "-s", session).split("\\s+"))
            ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE)
                .until(() -> Local.line("ps", "-o", "pid=", "-s", session).isEmpty());
    }

    protected Report converge(Desired... wishes) {
        return host().converge(Lock.installation("capri", 1), List.of(wishes));
    }

    protected static List<Outcome> outcomes(Report report) {
        return report.lines().stream().map(Report.Line::outcome).toList();
    }

    protected static Command script(String body) {
        return Command.of(Fragment.call(ShFunction.of("test_body", body)));
    }

    protected static Source zeros(long size) {
        return () -> new BrokenSource.Zeros(size, false);
    }

    protected static void assertFailure(RemoteFailure.Reason reason, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.kind())
                .as(failure.toString())
                .isEqualTo(reason));
    }

    protected static java.util.concurrent.Future<?> inBackground(Runnable work) {
        return java.util.concurrent.CompletableFuture.runAsync(work);
    }

    protected static Desired wish(ShFunction probe, ShFunction apply, String... paths) {
        return new Desired() {
            @Override
            public String subject() {
                return "a wish of the test";
            }

            @Override
            public Fragment probe(Platform platform) {
                return with(Fragment.call(probe));
            }

            @Override
            public Fragment apply(Platform platform) {
                return with(Fragment.call(apply));
            }

            private Fragment with(Fragment fragment) {
                for (var path : paths) fragment = fragment.path(path);
                return fragment;
            }
        };
    }
}
