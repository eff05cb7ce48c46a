package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaas.installations.InstallationId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

@DisplayName("A release that another installation of the server has")
class CopyingTest extends ShippingFixture {
    private static final Map<String, String> FILES = Map.of(
            "a", "one",
            "bin/run", "x:two",
            "link", "-> a",
            "bin/link", "-> ../a",
            "empty", "",
            "var/uploads/old.txt", "stays behind");

    @Test
    @DisplayName("is copied in two round trips: the same files, and links of its own to what is shared")
    void copied() throws Exception {
        var first = ship(CAPRI, "1.0", FILES, SHARING);
        var before = wire.count();
        var second = ship(DEPAR, "1.0", FILES, SHARING);
        assertThat(wire.count() - before).isEqualTo(2);
        assertThat(tree(second)).isEqualTo(tree(first));
        for (var file : List.of("a", "bin/run"))
            assertThat(inode(second.resolve(file))).isEqualTo(inode(first.resolve(file)));
        var uploads = second.resolve("var/uploads");
        assertThat(Files.getAttribute(uploads, "unix:nlink", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(1);
        assertThat(mode(second.resolve("bin/run"))).isEqualTo("r-xr-xr-x");
        assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
        shipping.switchTo(host, directory(DEPAR, second));
        shipping.switchTo(host, directory(CAPRI, first));
    }

    @Test
    @DisplayName("is one question when it is there already")
    void again() throws Exception {
        ship(CAPRI, "1.0", FILES, SHARING);
        var second = ship(DEPAR, "1.0", FILES, SHARING);
        var before = wire.count();
        ship(DEPAR, "1.0", FILES, SHARING);
        assertThat(wire.count() - before).isEqualTo(1);
        shipping.switchTo(host, directory(DEPAR, second));
    }

    @Test
    @DisplayName("is sent when it is gone there meanwhile")
    void gone() throws Exception {
        var first = ship(CAPRI, "1.0", FILES, SHARING);
        FileSystemUtils.deleteRecursively(first);
        sendsAll(first);
    }

    @Test
    @DisplayName("is not taken from where files, links or their checksums are others, or some are missing")
    void others() throws Exception {
        var first = ship(CAPRI, "1.0", FILES, SHARING);
        var sums = first.resolveSibling("." + first.getFileName()).resolve("sums");

        Files.delete(first.resolve("link"));
        Files.createSymbolicLink(first.resolve("link"), Path.of("/etc/passwd"));
        sendsAll(first);

        Files.delete(first.resolve("link"));
        Files.createSymbolicLink(first.resolve("link"), Path.of("a"));
        Files.createSymbolicLink(first.resolve("one-more"), Path.of("a"));
        sendsAll(first);

        Files.delete(first.resolve("one-more"));
        Files.writeString(first.resolve("one-more"), "planted");
        sendsAll(first);

        Files.delete(first.resolve("one-more"));
        var evil = Sha256.of("evil") + "  ./a";
        overwrite(sums, Files.readString(sums).replace(Sha256.of("one") + "  ./a", evil));
        Files.delete(first.resolve("a"));
        Files.writeString(first.resolve("a"), "evil");
        sendsAll(first);
    }

    @Test
    @DisplayName("is sent where other paths are shared")
    void otherPaths() throws Exception {
        ship(CAPRI, "1.0", FILES, SHARING);
        var second = ship(DEPAR, "1.0", FILES, PLAIN);
        assertThat(tree(second)).isEqualTo(contents(FILES));
    }

    @Test
    @DisplayName("may be killed before or after every round trip, and repeated")
    void killed() throws Exception {
        ship(CAPRI, "1.0", FILES, SHARING);
        var real = host;
        for (var trip = 1; trip <= 2; trip++) {
            for (var after : List.of(false, true)) {
                var id = home("copied" + trip + (after ? "a" : "b") + "-test");
                host = new KilledHost(real, trip, after);
                assertThatThrownBy(() -> ship(id, "1.0", FILES, SHARING)).isInstanceOf(KilledHost.Killed.class);
                host = real;
                var release = ship(id, "1.0", FILES, SHARING);
                assertThat(tree(release)).containsEntry("a", "one").containsKey("var/uploads");
                shipping.switchTo(host, directory(id, release));
                assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
            }
        }
    }

    @Test
    @DisplayName("stays as it is when a script of an earlier try comes late")
    void late() throws Exception {
        ship(CAPRI, "1.0", FILES, SHARING);
        var real = host;
        var lost = new LateHost(real, 1);
        host = lost;
        assertThatThrownBy(() -> ship(DEPAR, "1.0", FILES, SHARING)).isInstanceOf(LateHost.Lost.class);
        host = real;
        var release = ship(DEPAR, "1.0", FILES, SHARING);
        shipping.switchTo(host, directory(DEPAR, release));
        var placed = tree(home(DEPAR));
        lost.arrive();
        assertThat(tree(home(DEPAR))).isEqualTo(placed);
        shipping.switchTo(host, directory(DEPAR, release));
        assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
    }

    /** Another installation gets what was shipped first, and not from there. */
    private void sendsAll(Path first) throws Exception {
        var id = home("depar" + wire.count() + "-test");
        var before = wire.count();
        var release = ship(id, "1.0", FILES, SHARING);
        assertThat(wire.count() - before).as("round trips").isEqualTo(4);
        assertThat(tree(release))
                .containsEntry("a", "one")
                .containsEntry("link", "a")
                .doesNotContainKey("one-more");
        shipping.switchTo(host, directory(id, release));
        // or it would be copied from here the next time
        FileSystemUtils.deleteRecursively(release);
    }

    private InstallationId home(String name) throws Exception {
        var id = new InstallationId(name);
        for (var part : List.of("releases", "shared")) Files.createDirectories(home(id).resolve(part));
        return id;
    }
}
