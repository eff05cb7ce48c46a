package org.gaas.remote.sh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Host;
import org.gaas.remote.HostContract;
import org.gaas.remote.Local;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Owner;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.Report;
import org.gaas.remote.SystemUser;
import org.gaas.remote.TextFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A host by script, on this machine")
class ScriptHostTest extends HostContract {
    private final LocalWire wire = new LocalWire("/bin/sh");

    @Test
    @DisplayName("a script that is cut anywhere does nothing at all")
    void truncated() throws IOException {
        var wishes = List.<Desired>of(
                new Directory("made", Owner.DESK, "0755"),
                new TextFile("made/file", Owner.DESK, "0644", "x").actingAs(APP));
        var script = new Script(root.toString(), new PlainPlatform());
        var text = WishScript.applying(script, new PlainPlatform(), List.of(new Locked(Lock.server(1), wishes)))
                .text(Duration.ofSeconds(1));
        var end = text.stripTrailing().length();
        for (int length = 1; length < end; length += length < end - 50 ? 97 : 1) {
            wire.cutAfter(length);
            assertFailure(Reason.UNREACHABLE, () -> host().converge(Lock.server(1), wishes));
            assertThat(root.toFile().list()).as("after " + length).isEmpty();
        }
        wire.cutAfter(10);
        assertFailure(Reason.UNREACHABLE, () -> host().run(Command.of("touch", root + "/made")));
        assertFailure(Reason.UNREACHABLE, () -> host().begin("work", Command.of("touch", root + "/made")));
        assertFailure(Reason.UNREACHABLE, () -> host().run(
                        Command.of("touch", root + "/made").reading(zeros(10))));
        assertThat(root.toFile().list()).isEmpty();
    }

    @Test
    @DisplayName("an upload that is cut anywhere leaves nothing")
    void cutUpload() {
        for (int length : new int[] {100, 2_000, 100_000, 1_000_000, 1_000_500}) {
            wire.cutAfter(length);
            assertFailure(Reason.UNREACHABLE, () -> host().upload("file", Owner.DESK, "0644", zeros(1_000_000)));
            assertThat(root.toFile().list()).as("after " + length).isEmpty();
        }
    }

    @Test
    @DisplayName("every call is one round trip")
    void roundTrips() {
        host().converge(Lock.server(1), List.of(new Directory("a", APP, "0750"), new Directory("b", APP, "0750")));
        host().check(List.of(new Directory("a", APP, "0750")));
        host().run(Command.of("true"));
        host().upload("file", Owner.DESK, "0644", zeros(10));
        host().begin("work", Command.of("true"));
        assertThat(wire.count()).isEqualTo(5);
    }

    @Test
    @DisplayName("a full disk is a failure that waiting does not cure")
    void diskFull() {
        assumeTrue(
                Local.line("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", root.toString())
                        .isEmpty(),
                "not tried with a full disk: mounting one needs root");
        try {
            var full = "x".repeat(2_000_000);
            assertThatThrownBy(() -> converge(new TextFile("file", Owner.DESK, "0644", full))
                            .orThrow())
                    .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Reason.NO_SPACE);
                        assertThat(failure.curableByWaiting()).isFalse();
                    });
            assertFailure(Reason.NO_SPACE, () -> host().upload("file", Owner.DESK, "0644", zeros(50_000_000)));
            assertThat(root.resolve("file")).doesNotExist();
            host().run(Command.of("dd", "if=/dev/zero", "of=" + root + "/fill", "bs=4096"));
            assertFailure(Reason.NO_SPACE, () -> host().begin("work", Command.of("true")));
            assertFailure(Reason.NO_SPACE, () -> host().converge(Lock.installation("depar", 1), List.of()));
        } finally {
            Local.line("umount", "-l", root.toString());
        }
    }

    @Test
    @DisplayName("a desk that holds no lock works on the server's things beside nobody else")
    void sharedWish() throws Exception {
        var user = new SystemUser("capri", "srv/capri");
        host().converge(Lock.server(1), List.of()).orThrow();
        var holder = new ProcessBuilder("flock", root + "/var/lib/gaas/locks/server", "cat").start();
        try {
            await().until(() -> !Local.line("sh", "-c", "flock -n " + root + "/var/lib/gaas/locks/server true; echo $?")
                    .equals("0"));
            assertThat(converge(user).lines().get(0).reason()).contains("another change holds the server's lock");
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
        assertThat(outcomes(converge(user))).containsExactly(Report.Outcome.APPLIED);
        assertThat(outcomes(converge(SystemUser.absent("capri")))).containsExactly(Report.Outcome.APPLIED);
        assertThat(outcomes(converge(SystemUser.absent("capri")))).containsExactly(Report.Outcome.NONE);
    }

    @Test
    @DisplayName("an answer that was not given is not made up")
    void silentServer() {
        var silent = new ScriptHost(
                "mute1",
                root.toString(),
                new PlainPlatform(),
                (line, input, limit, out, err, wanted) -> 0,
                BusyboxTest.settings(Duration.ofSeconds(2)));
        assertFailure(Reason.ANSWER_INCOMPLETE, () -> silent.converge(Lock.server(1), List.of()));
        assertFailure(Reason.ANSWER_INCOMPLETE, () -> silent.run(Command.of("true")));
        assertFailure(Reason.ANSWER_INCOMPLETE, () -> silent.begin("work", Command.of("true")));
        assertFailure(Reason.ANSWER_INCOMPLETE, () -> silent.poll("work"));
    }

    @Override
    protected Host host() {
        var settings = BusyboxTest.settings(Duration.ofSeconds(2));
        return new ScriptHost("local1", root.toString(), new PlainPlatform(), wire, settings);
    }
}
