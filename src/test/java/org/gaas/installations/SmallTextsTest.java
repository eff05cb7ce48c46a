package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.applications.RelativePath;
import org.gaas.remote.Host;
import org.gaas.remote.Owner;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.LocalWire;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Small files of plain text")
class SmallTextsTest {
    @TempDir
    Path folder;

    private Path shared;

    @BeforeEach
    void installation() throws IOException {
        shared = Files.createDirectories(folder.resolve("srv/shared"));
        Files.createDirectory(shared.resolve("var"));
    }

    @Test
    @DisplayName("are read as they are, and what is not there is left out")
    void read() throws IOException {
        var odd = "gems = 67\n\tend without a line's end; $(id) `id` '\"\\";
        Files.writeString(shared.resolve("var/a.ini"), odd);
        Files.writeString(shared.resolve("var/empty.ini"), "");
        Files.writeString(shared.resolve("var/full.ini"), "x".repeat(8192));
        assertThat(texts("var/a.ini", "var/none.ini", "none/none.ini", "var/empty.ini", "var/full.ini"))
                .containsExactly(
                        Optional.of(odd),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(""),
                        Optional.of("x".repeat(8192)));
    }

    @Test
    @DisplayName("as many as a descriptor may name arrive whole")
    void many() throws IOException {
        for (var i = 0; i < 20; i++) Files.writeString(shared.resolve("var/" + i), i + "-".repeat(8190));
        var names = Stream.iterate(0, i -> i + 1).limit(20).map(i -> "var/" + i).toArray(String[]::new);
        assertThat(texts(names)).hasSize(20).allSatisfy(text -> assertThat(text.orElseThrow())
                .hasSizeGreaterThan(8190));
    }

    @Test
    @DisplayName("are no links, nor below one, and nothing but plain text of 8 kB")
    void refused() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(shared.resolve("var/link.ini"), secret);
        Files.createSymbolicLink(shared.resolve("var/gone.ini"), folder.resolve("gone"));
        Files.createSymbolicLink(shared.resolve("linked"), folder);
        Files.createDirectory(shared.resolve("var/folder.ini"));
        Files.writeString(shared.resolve("var/large.ini"), "x".repeat(8193));
        Files.write(shared.resolve("var/nul.ini"), new byte[] {'a', 0, 'b'});
        Files.writeString(shared.resolve("var/accents.ini"), "é");
        refused("var/link.ini", "is a link, or no file");
        refused("var/gone.ini", "is a link, or no file");
        refused("linked/secret", "is a link, or no file");
        refused("var/folder.ini", "is a link, or no file");
        refused("var/large.ini", "is larger than 8 kB");
        refused("var/nul.ini", "holds something else than plain text");
        refused("var/accents.ini", "holds something else than plain text");
    }

    private void refused(String path, String why) {
        assertThatThrownBy(() -> texts(path)).isInstanceOf(RemoteFailure.class).hasMessageContaining(path + " " + why);
    }

    private List<Optional<String>> texts(String... paths) {
        return SmallTexts.read(
                host(),
                "srv/shared",
                Owner.app("capri-test"),
                Stream.of(paths).map(RelativePath::new).toList());
    }

    private Host host() {
        return new ScriptHost(
                "trial1",
                folder.toString(),
                new PlainPlatform(),
                new LocalWire("/bin/sh"),
                RemoteSettings.usual(folder));
    }
}
