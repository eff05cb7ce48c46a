package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.remote.RemoteFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shipping")
class ShippingTest extends ShippingFixture {
    @Test
    @DisplayName("brings the tree exactly, read-only, each content once for all names")
    void exact() throws Exception {
        var files = new TreeMap<String, String>();
        files.put("-", "one dash");
        files.put("-rf", "dash");
        files.put("README", "upper");
        files.put("readme", "lower");
        files.put("a/b/c/" + "n".repeat(255), "same");
        files.put("a/same", "same");
        files.put("bin/run", "x:same");
        files.put("bin/link", "-> ../a/same");
        files.put("empty", "");
        files.put(" spaces ", "spaces");
        files.put("é'\"$(id)`;\\n", "quotes");
        files.put("x: OK", "ok");
        var release = ship("1.0", files);

        assertThat(tree(release)).isEqualTo(contents(files));
        assertThat(mode(release.resolve("a/same"))).isEqualTo("r--r--r--");
        assertThat(mode(release.resolve("bin/run"))).isEqualTo("r-xr-xr-x");
        assertThat(Files.readSymbolicLink(release.resolve("bin/link"))).hasToString("../a/same");
        assertThat(inode(release.resolve("a/same"))).isEqualTo(inode(release.resolve("a/b/c/" + "n".repeat(255))));
        assertThat(inode(release.resolve("a/same"))).isEqualTo(inode(store().resolve(Sha256.of("same"))));
        assertThat(release.getParent()).isEqualTo(home(CAPRI).resolve("releases"));
        assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
        assertThat(home(CAPRI).resolve("current")).doesNotExist();
    }

    @Test
    @DisplayName("sends only what the store lacks, and nothing twice for two installations")
    void onlyMissing() throws Exception {
        ship("1.0", Map.of("a", "one", "b", "two"));
        var second = ship("1.1", Map.of("a", "one", "b", "changed", "bin/a", "x:one"));
        assertThat(sent).containsExactly("sending 2 files to acc1", "sending 2 files to acc1");
        ship(DEPAR, "1.1", Map.of("a", "one", "b", "changed", "bin/a", "x:one"), PLAIN);
        assertThat(sent).hasSize(2);
        assertThat(inode(second.resolve("b")))
                .isEqualTo(inode(home(DEPAR)
                        .resolve("releases")
                        .resolve(second.getFileName())
                        .resolve("b")));
    }

    @Test
    @DisplayName("of what is there already is one question")
    void again() throws Exception {
        ship("1.0", Map.of("a", "one"));
        var before = wire.count();
        ship("1.0", Map.of("a", "one"));
        assertThat(wire.count() - before).isEqualTo(1);
    }

    @Test
    @DisplayName("takes four round trips, three when the store has all")
    void roundTrips() throws Exception {
        ship("1.0", Map.of("a", "one"));
        assertThat(wire.count()).isEqualTo(4);
        ship("1.1", Map.of("b", "one"));
        assertThat(wire.count()).isEqualTo(7);
    }

    @Test
    @DisplayName("links what is shared, and leaves behind what the tree has there")
    void shared() throws Exception {
        var release = ship(
                CAPRI,
                "1.0",
                Map.of("a", "one", "var/uploads/old.txt", "from the repository", "config/local.ini", "password"),
                SHARING);
        assertThat(Files.readSymbolicLink(release.resolve("var/uploads"))).hasToString("../../../shared/var/uploads");
        assertThat(Files.readSymbolicLink(release.resolve("config/local.ini")))
                .hasToString("../../../shared/config/local.ini");
        Files.createDirectories(home(CAPRI).resolve("shared/var/uploads"));
        Files.writeString(home(CAPRI).resolve("shared/var/uploads/new.txt"), "kept");
        assertThat(release.resolve("var/uploads/new.txt")).hasContent("kept");
        assertThat(release.resolve("var/uploads/old.txt")).doesNotExist();
        shipping.switchTo(host, directory(CAPRI, release));
    }

    @Test
    @DisplayName("notices a damaged file in the server's store, and mends it with the next try")
    void damagedStore() throws Exception {
        ship("1.0", Map.of("a", "one", "b", "two"));
        overwrite(store().resolve(Sha256.of("one")), "bad");
        assertThatThrownBy(() -> ship(DEPAR, "1.0", Map.of("a", "one", "b", "two"), PLAIN))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("a: FAILED");
        assertThat(home(DEPAR).resolve("releases")).satisfies(ShippingFixture::showsNoRelease);
        var release = ship(DEPAR, "1.0", Map.of("a", "one", "b", "two"), PLAIN);
        assertThat(release.resolve("a")).hasContent("one");
    }

    @Test
    @DisplayName("brings a tree without any file")
    void nothing() throws Exception {
        var release = ship("1.0", Map.of());
        assertThat(release).isEmptyDirectory();
        shipping.switchTo(host, directory(CAPRI, release));
    }
}
