package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Switching")
class SwitchingTest extends ShippingFixture {
    @Test
    @DisplayName("mends a release that was damaged on the server, unless it runs")
    void damagedRelease() throws Exception {
        var release = ship("1.0", Map.of("a", "one", "b", "two"));
        overwrite(release.resolve("a"), "bad");
        assertThatThrownBy(() -> shipping.switchTo(host, directory(CAPRI, release)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("a: FAILED");
        assertThat(home(CAPRI).resolve("current")).doesNotExist();
        ship("1.0", Map.of("a", "one", "b", "two"));
        assertThat(release.resolve("a")).hasContent("one");
        shipping.switchTo(host, directory(CAPRI, release));
        overwrite(release.resolve("a"), "bad");
        assertThatThrownBy(() -> ship("1.0", Map.of("a", "one", "b", "two")))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("deploy another");
        assertThat(release).exists();
    }

    @Test
    @DisplayName("before a switch the tree is checked: nothing changed, missing or added")
    void checked() throws Exception {
        var files = Map.of("a", "one", "b", "two", "link", "-> a");
        var release = ship("1.0", files);
        shipping.switchTo(host, directory(CAPRI, release));
        var extra = Files.writeString(release.resolve("extra"), "x");
        assertNotSwitched(release, "3 files where 2");
        Files.delete(extra);
        shipping.switchTo(host, directory(CAPRI, release));
        Files.delete(release.resolve("link"));
        Files.createSymbolicLink(release.resolve("link"), Path.of("b"));
        assertNotSwitched(release, "a link was changed");
        Files.delete(release.resolve("link"));
        Files.createSymbolicLink(release.resolve("link"), Path.of("a"));
        shipping.switchTo(host, directory(CAPRI, release));
        Files.delete(release.resolve("b"));
        assertNotSwitched(release, "b: FAILED");
    }

    @Test
    @DisplayName("switches in one go, remembers the release before, and does nothing the second time")
    void switches() throws Exception {
        var first = ship("1.0", Map.of("a", "one"));
        var second = ship("1.1", Map.of("a", "two"));
        shipping.switchTo(host, directory(CAPRI, first));
        shipping.switchTo(host, directory(CAPRI, second));
        shipping.switchTo(host, directory(CAPRI, second));
        assertThat(home(CAPRI).resolve("current/a")).hasContent("two");
        assertThat(home(CAPRI).resolve("previous/a")).hasContent("one");
        assertThat(host.check(Shipping.switched(directory(CAPRI, second))).changed())
                .isFalse();
        shipping.switchTo(host, directory(CAPRI, first));
        assertThat(home(CAPRI).resolve("current/a")).hasContent("one");
        assertThat(home(CAPRI).resolve("previous/a")).hasContent("two");
    }

    @Test
    @DisplayName("keeps three releases, the running one and the one before among them, and sweeps the store")
    void prunes() throws Exception {
        var releases = new ArrayList<Path>();
        for (var i = 0; i < 6; i++) {
            releases.add(ship("1." + i, Map.of("a", "content " + i)));
            Files.setLastModifiedTime(releases.get(i), FileTime.from(Instant.parse("2026-01-01T00:00:0" + i + "Z")));
        }
        for (var i = 0; i < 6; i++)
            Files.setLastModifiedTime(
                    store().resolve(Sha256.of("content " + i)), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.createSymbolicLink(
                home(CAPRI).resolve("current"),
                Path.of("releases/" + releases.get(0).getFileName()));
        shipping.switchTo(host, directory(CAPRI, releases.get(5)));
        assertThat(releases.get(1)).doesNotExist();
        assertThat(releases.get(2)).doesNotExist();
        for (var kept : List.of(0, 3, 4, 5)) assertThat(releases.get(kept)).exists();
        assertThat(store().resolve(Sha256.of("content 1"))).doesNotExist();
        assertThat(store().resolve(Sha256.of("content 0"))).exists();
        assertThat(home(CAPRI).resolve("releases/." + releases.get(1).getFileName()))
                .doesNotExist();
    }

    @Test
    @DisplayName("starts no program for each link of a tree, and looks for none while there is nothing to prune")
    void links() throws Exception {
        var files = new TreeMap<String, String>();
        for (var i = 0; i < 40; i++) files.put("link" + i, "-> target");
        var release = ship("1.0", files);
        shipping.switchTo(host, directory(CAPRI, release));
        var counted = counted("readlink");
        host.check(Shipping.switched(directory(CAPRI, release))).orThrow();
        // the link "current", by two wishes
        if (!hasOnlyBusybox()) assertThat(counted).isRegularFile().content().hasLineCount(2);
        Files.delete(release.resolve("link7"));
        Files.createSymbolicLink(release.resolve("link7"), Path.of("elsewhere"));
        assertNotSwitched(release, "a link was changed");
    }

    /** From now on the server notes each call of a program in this file. */
    private Path counted(String program) throws Exception {
        var programs = Files.createDirectories(folder.resolve("counted"));
        var calls = folder.resolve("calls");
        var counting = Files.writeString(
                programs.resolve(program),
                "#!/bin/sh\necho \"$*\" >>" + calls + "\nexec /usr/bin/" + program + " \"$@\"\n");
        Files.setPosixFilePermissions(counting, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (!hasOnlyBusybox())
            host = new ScriptHost(
                    "acc1",
                    root().toString(),
                    new PlainPlatform(programs + ":/usr/bin:/bin"),
                    wire,
                    RemoteSettings.usual(folder));
        return calls;
    }

    private void assertNotSwitched(Path release, String why) {
        assertThatThrownBy(() -> shipping.switchTo(host, directory(CAPRI, release)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining(why);
    }
}
