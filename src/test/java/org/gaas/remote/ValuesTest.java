package org.gaas.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.Report.Line;
import org.gaas.remote.Report.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is said to servers")
class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"../etc", "srv/../../etc", "srv/..", "a\0b"})
    @DisplayName("a path that leaves the root is no path")
    void paths(String path) {
        assertThatThrownBy(() -> new Directory(path, Owner.DESK, "0755")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fragment.run("x").path(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of("x").in(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "srv", "/srv/", "srv/.", ".", ""})
    @DisplayName("what is near to the root can't be wished away")
    void absent(String path) {
        assertThatThrownBy(() -> new Absent(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "99", "u=rwx", "0788", "00755", "755;id"})
    @DisplayName("a mode is three or four octal digits")
    void modes(String mode) {
        assertThatThrownBy(() -> new Directory("x", Owner.DESK, mode)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "Capri", "ca pri", "a;id", "a$(id)", "a\nb", "сapri"})
    @DisplayName("names of users, services, locks and functions hold nothing that means something to a shell")
    void names(String name) {
        assertThatThrownBy(() -> Owner.app(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SystemUser(name, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SystemUser.absent(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlainPlatform.service(name, "etc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lock(name, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShFunction.of(name, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of("x").with(name + "=", "y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a secret tells nothing, wherever it is part of")
    void secrets() {
        var secret = Secret.of("hush");
        assertThat(secret).hasToString("(secret)").isEqualTo(Secret.of("hush")).isNotEqualTo(Secret.of("other"));
        assertThat(new TextFile("x", Owner.DESK, "0600", secret).toString()).doesNotContain("hush");
        assertThat(new TextFile("x", Owner.DESK, "0600", secret)
                        .apply(new PlainPlatform())
                        .toString())
                .doesNotContain("hush");
        assertThat(Command.of("x").reading("hush").toString()).doesNotContain("hush");
    }

    @Test
    @DisplayName("a failure says server, wanted, found and what to do, and whether waiting helps")
    void failure() {
        var failure = RemoteFailure.of(Reason.UNREACHABLE, "acc1", "release 1.9.2", "connection refused");
        assertThat(failure)
                .hasMessage("acc1: release 1.9.2: connection refused. "
                        + "Check that the server is up and that its port for ssh is open to the desk, then retry.");
        assertThat(failure.curableByWaiting()).isTrue();
        for (var hopeless : List.of(Reason.HOST_KEY_MISMATCH, Reason.AUTHENTICATION, Reason.NO_SPACE))
            assertThat(hopeless.curableByWaiting()).isFalse();
        assertThatThrownBy(() -> new Result("acc1", 1, "", "cp: No space left on device", false).expect("a copy"))
                .isInstanceOfSatisfying(
                        RemoteFailure.class, full -> assertThat(full.kind()).isEqualTo(Reason.NO_SPACE));
    }

    @Test
    @DisplayName("a report without a failed line passes, and knows whether something changed")
    void report() {
        var none = new Line("directory x", Outcome.NONE, "");
        assertThat(new Report("acc1", List.of(none)).orThrow().changed()).isFalse();
        var would = new Line("directory y", Outcome.WOULD_APPLY, "no directory");
        assertThat(new Report("acc1", List.of(none, would)).orThrow().changed()).isTrue();
    }

    @Test
    @DisplayName("Debian's users are those that roles name, and only an application's own needs another user")
    void debian() {
        var debian = new DebianPlatform();
        assertThat(debian.user(Owner.DESK)).isEqualTo("gaas");
        assertThat(debian.user(Owner.code("capri"))).isEqualTo("gaas");
        assertThat(debian.group(Owner.code("capri"))).isEqualTo("capri");
        assertThat(debian.user(Owner.app("capri"))).isEqualTo("capri");
        assertThat(debian.actingAs(Owner.DESK)).isEmpty();
        assertThat(debian.actingAs(Owner.app("capri"))).containsExactly("sudo", "-n", "-u", "capri", "--");
    }
}
